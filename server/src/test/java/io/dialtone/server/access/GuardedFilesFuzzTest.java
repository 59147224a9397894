// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.dialtone.core.access.AccessPolicy;
import io.dialtone.core.access.AccessRule;
import io.dialtone.core.access.Credentials;
import io.dialtone.core.access.GuessLimits;
import io.dialtone.core.access.Leases;
import io.dialtone.core.access.MacNames;
import io.dialtone.core.access.SecretPath;
import io.dialtone.core.files.FileDecision;
import io.dialtone.core.files.FileQuestion;
import io.dialtone.core.files.Transport;
import io.dialtone.core.journal.Journal;
import io.dialtone.core.journal.Secret;
import io.dialtone.wire.octets.Ip4Address;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Names by which somebody might get a phone's file, or the secret into a log. */
class GuardedFilesFuzzTest {
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
  private static final Ip4Address OUTSIDE = Ip4Address.of(203, 0, 113, 5);
  private static final String SECRET = "b7Xk-Quite.Long~Enough";
  private static final Optional<SecretPath> PATH = SecretPath.of(SECRET);
  private static final Optional<Credentials> CREDENTIALS =
      Credentials.of("phones", Secret.of("not to be guessed"));

  private static final FewFiles FILES =
      FewFiles.of(
          "st2030s.inf",
          "ST2030S_00147F000001.txt",
          "ST2030S_AABBCCDDEEFF.txt",
          "00147F000001",
          "old/00-14-7F-00-00-01.txt");

  /** What such names are made of. */
  private static final List<String> PARTS =
      List.of(
          "ST2030S_00147F000001.txt",
          "00147f000001",
          "old/00-14-7F-00-00-01.txt",
          "st2030s.inf",
          "%37",
          "%2e",
          "%2F",
          "%5c",
          "..",
          "/",
          "\\",
          "http://x/",
          "?",
          SECRET,
          SECRET.substring(0, 10),
          SECRET.substring(11),
          "T2030",
          "_AABBCCDDEEFF.txt",
          "%C5%BF");

  private static String name(FuzzedDataProvider data) {
    StringBuilder name = new StringBuilder();
    int count = data.consumeInt(1, 8);
    for (int i = 0; i < count; i++) {
      name.append(data.consumeBoolean() ? data.pickValue(PARTS) : data.consumeAsciiString(12));
    }
    return name.toString();
  }

  private static GuardedFiles files(AccessPolicy policy) {
    Guesses guesses = new Guesses(GuessLimits.USUAL, Journal.silent(), () -> NOW, () -> 0);
    return new GuardedFiles(FILES, policy, Leases.NONE, guesses, () -> NOW);
  }

  @FuzzTest
  void no_name_gives_a_phones_file_to_who_may_not_have_it_SRV_8(FuzzedDataProvider data) {
    Optional<Secret> authorization =
        data.consumeBoolean()
            ? Optional.of(Secret.of("Basic " + data.consumeAsciiString(40)))
            : Optional.empty();
    String name = name(data);
    boolean knowsPath = decoded(name).contains(SECRET);
    boolean knowsPassword = authorization.filter(CREDENTIALS.orElseThrow()::fit).isPresent();
    for (Transport transport : Transport.values()) {
      FileQuestion question =
          new FileQuestion(transport, name, OUTSIDE, authorization, Optional.empty());
      assertGuarded(files(AccessPolicy.of(AccessRule.USUAL)).decide(question));
      if (!knowsPath) {
        assertGuarded(files(AccessPolicy.secret(PATH, Optional.empty())).decide(question));
      }
      if (!knowsPath && !knowsPassword) {
        assertGuarded(files(AccessPolicy.secret(PATH, CREDENTIALS)).decide(question));
      }
    }
  }

  private static void assertGuarded(FileDecision decision) {
    switch (decision) {
      case FileDecision.Delayed(var _, var then) -> assertGuarded(then);
      case FileDecision.Serve(var path, var _) -> assertThat(MacNames.find(path)).isEmpty();
      case FileDecision.NotFound _,
          FileDecision.Several _,
          FileDecision.Refused _,
          FileDecision.Hidden _,
          FileDecision.Challenge _ ->
          assertThat(decision.reason()).doesNotContain(SECRET);
    }
  }

  @FuzzTest
  void no_name_is_shown_with_the_secret_path_in_it_SRV_8(FuzzedDataProvider data) {
    String name = name(data);
    String shown = files(AccessPolicy.secret(PATH, Optional.empty())).shown(name);
    String secret = SECRET.toLowerCase(Locale.ROOT);
    assertThat(shown.toLowerCase(Locale.ROOT)).doesNotContain(secret);
    assertThat(decoded(shown).toLowerCase(Locale.ROOT)).doesNotContain(secret);
  }

  private static String decoded(String name) {
    try {
      return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.ISO_8859_1);
    } catch (IllegalArgumentException malformed) {
      return name;
    }
  }
}
