// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.access.AccessMode;
import io.dialtone.core.access.AccessPolicy;
import io.dialtone.core.access.AccessRule;
import io.dialtone.core.access.Credentials;
import io.dialtone.core.access.GuessLimits;
import io.dialtone.core.access.Leases;
import io.dialtone.core.access.SecretPath;
import io.dialtone.core.access.Suspect;
import io.dialtone.core.files.FileDecision;
import io.dialtone.core.files.FileDecision.Challenge;
import io.dialtone.core.files.FileDecision.Delayed;
import io.dialtone.core.files.FileDecision.Hidden;
import io.dialtone.core.files.FileDecision.NotFound;
import io.dialtone.core.files.FileDecision.Refused;
import io.dialtone.core.files.FileDecision.Serve;
import io.dialtone.core.files.FileQuestion;
import io.dialtone.core.files.Transport;
import io.dialtone.core.journal.Journal;
import io.dialtone.core.journal.Secret;
import io.dialtone.core.lease.Lease;
import io.dialtone.core.lease.LeaseHolder;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedFilesTest {

  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
  private static final String HELD = "ST2030S_00147F000001.txt";
  private static final String FREE = "ST2030S_00147F000002.txt";

  private final List<String> journal = new ArrayList<>();
  private Guesses guesses = new Guesses(GuessLimits.USUAL, Journal.silent(), () -> NOW, () -> 0);
  private GuardedFiles files =
      new GuardedFiles(
          FewFiles.of(), AccessPolicy.of(AccessRule.USUAL), Leases.NONE, guesses, () -> NOW);

  /** Phone 1 holds 10.0.0.7, phone 2 nothing. */
  private final Leases leases =
      mac ->
          mac.equals(new MacAddress(0x00147F000001L))
              ? List.of(
                  new Lease(
                      Ip4Address.of(10, 0, 0, 7),
                      LeaseHolder.of(mac),
                      Lease.State.BOUND,
                      NOW,
                      NOW.plus(Duration.ofHours(8))))
              : List.of();

  @ParameterizedTest
  @CsvSource({
    HELD + ", 10.0.0.7, true",
    HELD + ", 10.0.0.8, false",
    HELD + ", 127.0.0.1, false",
    FREE + ", 10.0.0.8, true",
    FREE + ", 203.0.113.5, false",
    "st2030s.inf, 203.0.113.5, true",
  })
  @DisplayName("SRV-8 by lease: HTTP and TFTP alike")
  void by_lease(String name, String asker, boolean served) {
    for (Transport transport : Transport.values()) {
      assertThat(ask(AccessMode.LEASE, transport, name, asker))
          .isInstanceOf(served ? Serve.class : Refused.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/st2030s_00147f000001.TXT",
        "/ST2030S_00147F000001.txt?x=1",
        "/ST2030S_0014%37F000001.txt",
        "/./ST2030S_00147F000001.txt",
        "http://10.0.0.1/ST2030S_00147F000001.txt",
      })
  @DisplayName("SRV-8 no way of writing a name gets around it")
  void other_spellings(String target) {
    assertThat(ask(AccessMode.LEASE, Transport.HTTP, target, "10.0.0.8"))
        .isInstanceOf(Refused.class);
    assertThat(ask(AccessMode.LEASE, Transport.HTTP, target, "10.0.0.7")).isInstanceOf(Serve.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%C5%BFT2030S_AABBCCDDEEFF.txt", // a long s, whose capital is S
        "/ST2030%C5%BF_AABBCCDDEEFF.txt",
        "/st20xxs_aabbccddeeff.inf",
        "/ma%C4%B1n/st20xxs_aabbccddeeff/a.txt",
      })
  @DisplayName("SRV-8 a name that means a phone's file by its letter case alone is that phone's")
  void other_letter_cases(String target) {
    files =
        new GuardedFiles(
            FewFiles.of(
                "ST2030S_AABBCCDDEEFF.txt",
                "ST20XXS_AABBCCDDEEFF.inf",
                "MAIN/ST20XXS_AABBCCDDEEFF/a.txt"),
            AccessPolicy.of(AccessRule.USUAL),
            Leases.NONE,
            guesses,
            () -> NOW);
    assertThat(ask(Transport.HTTP, target, "203.0.113.5")).isInstanceOf(Refused.class);
    assertThat(ask(Transport.HTTP, target, "10.0.0.7")).isInstanceOf(Serve.class);
  }

  @Test
  @DisplayName("SRV-8 the journal tells not there from not for you")
  void the_journal_can_tell() {
    assertThat(ask(AccessMode.LEASE, Transport.TFTP, "ST2030S_00147F000001.ser", "10.0.0.8"))
        .isInstanceOf(NotFound.class);
    assertThat(ask(AccessMode.LEASE, Transport.TFTP, HELD, "10.0.0.8").reason())
        .isEqualTo("this phone's lease is for 10.0.0.7, not for 10.0.0.8");
  }

  @Test
  @DisplayName("SRV-8 below the secret path phones have their files, elsewhere nobody has")
  void by_secret_path() {
    guard(AccessPolicy.secret(SecretPath.of("b7Xk29cQw4mZb7Xk"), Optional.empty()));
    for (Transport transport : Transport.values()) {
      assertThat(ask(transport, "/b7Xk29cQw4mZb7Xk/" + HELD, "203.0.113.5"))
          .isEqualTo(new Serve(HELD, "the file of this name"));
      assertThat(ask(transport, "/b7Xk29cQw4mZb7Xk/st2030s.inf", "203.0.113.5"))
          .isInstanceOf(Serve.class);
      assertThat(ask(transport, "/st2030s.inf", "203.0.113.5")).isInstanceOf(Serve.class);
      assertThat(ask(transport, "/" + HELD, "10.0.0.7")).isInstanceOf(Refused.class);
      assertThat(ask(transport, "/b7Xk29cQw4mZb7Xl/" + HELD, "10.0.0.7"))
          .isInstanceOf(NotFound.class);
    }
    assertThat(ask(Transport.TFTP, "C:\\b7Xk29cQw4mZb7Xk\\" + HELD, "10.0.0.9"))
        .isInstanceOf(Serve.class);
    assertThat(files.shown("/b7Xk29cQw4mZb7Xk/x")).isEqualTo("/***/x");
  }

  @Test
  @DisplayName("SRV-8 with a password all are challenged alike, whatever is there")
  void by_password() {
    guard(AccessPolicy.secret(Optional.empty(), Credentials.of("phones", Secret.of("sesame"))));
    FileDecision first = ask(Transport.HTTP, "/" + HELD, "10.0.0.7");
    assertThat(first).isInstanceOf(Challenge.class);
    assertThat(ask(Transport.HTTP, "/ST2030S_00147F0000FF.txt", "10.0.0.7")).isEqualTo(first);
    assertThat(withPassword("sesame", HELD)).isInstanceOf(Serve.class);
    assertThat(withPassword("sesame", "ST2030S_00147F0000FF.txt")).isInstanceOf(NotFound.class);
    assertThat(withPassword("wrong", HELD))
        .isEqualTo(withPassword("wrong", "ST2030S_00147F0000FF.txt"))
        .isInstanceOf(Challenge.class);
    assertThat(ask(Transport.HTTP, "/st2030s.inf", "10.0.0.7")).isInstanceOf(Serve.class);
    assertThat(ask(Transport.TFTP, HELD, "10.0.0.7")).isInstanceOf(Refused.class);
  }

  @Test
  @DisplayName("SRV-8 logs are told the name of a user whose password was right, and of no other")
  void the_users_name() {
    guard(AccessPolicy.secret(Optional.empty(), Credentials.of("phones", Secret.of("sesame"))));
    assertThat(files.user(basic("sesame"))).contains("phones");
    assertThat(files.user(basic("wrong"))).isEmpty();
    guard(AccessPolicy.of(AccessRule.USUAL)); // where no password guards, none is right
    assertThat(files.user(basic("sesame"))).isEmpty();
  }

  @Test
  @DisplayName("SRV-8 who tries passwords does not learn the right one")
  void passwords_are_not_tried_for_long() {
    guard(AccessPolicy.secret(Optional.empty(), Credentials.of("phones", Secret.of("sesame"))));
    for (int n = 0; n < 100; n++) {
      withPassword("wrong" + n, HELD);
    }
    assertThat(withPassword("sesame", HELD))
        .isInstanceOfSatisfying(Challenge.class, told -> assertThat(told.guessing()).isTrue());
    assertThat(files.figures().hidden()).isPositive();
    assertThat(journal).anyMatch(line -> line.contains("10.0.0.7 is shut out"));
  }

  @Test
  @DisplayName("SRV-8 a guesser gets nothing new, and a lease's holder its files all the same")
  void guesses() {
    guard(AccessPolicy.of(new AccessRule(AccessMode.LEASE, List.of())));
    for (int n = 0; n < 11; n++) {
      assertThat(ask(Transport.HTTP, guess(n), "10.0.0.7")).isInstanceOf(NotFound.class);
    }
    assertThat(ask(Transport.HTTP, guess(11), "10.0.0.7"))
        .isInstanceOfSatisfying(
            Delayed.class, later -> assertThat(later.then()).isInstanceOf(NotFound.class));
    assertThat(ask(Transport.HTTP, "/" + FREE, "10.0.0.7"))
        .isInstanceOfSatisfying(
            Delayed.class, later -> assertThat(later.then()).isInstanceOf(Serve.class));
    for (int n = 12; n < 100; n++) {
      ask(Transport.TFTP, guess(n), "10.0.0.7");
    }
    assertThat(ask(Transport.HTTP, "/ST2030S_00147F000003.txt", "10.0.0.7"))
        .isInstanceOf(Hidden.class);
    assertThat(ask(Transport.HTTP, "/" + HELD, "10.0.0.7")).isInstanceOf(Serve.class);
    assertThat(ask(Transport.HTTP, "/st2030s.inf", "10.0.0.7")).isInstanceOf(Serve.class);
    assertThat(journal)
        .filteredOn(line -> line.contains("10.0.0.7 is"))
        .hasSize(2)
        .first()
        .asString()
        .contains("10.0.0.7 is slowed until 2026-11-21T09:00:00Z: asked for the files of 11");
    assertThat(guesses.count(Suspect.Standing.SHUT_OUT)).isEqualTo(1);
  }

  private static String guess(int n) {
    return "/ST2030S_00147F1%05X.txt".formatted(n);
  }

  private void guard(AccessPolicy policy) {
    guesses =
        new Guesses(
            GuessLimits.USUAL, occurrence -> journal.add(occurrence.text()), () -> NOW, () -> 0);
    files =
        new GuardedFiles(
            FewFiles.of(HELD, FREE, "ST2030S_00147F000003.txt", "st2030s.inf"),
            policy,
            leases,
            guesses,
            () -> NOW);
  }

  private FileDecision withPassword(String password, String name) {
    return files.decide(
        new FileQuestion(
            Transport.HTTP, "/" + name, Ip4Address.of(10, 0, 0, 7), Optional.of(basic(password))));
  }

  private static Secret basic(String password) {
    String pair = Base64.getEncoder().encodeToString(("phones:" + password).getBytes(UTF_8));
    return Secret.of("Basic " + pair);
  }

  private FileDecision ask(AccessMode mode, Transport transport, String name, String asker) {
    guard(AccessPolicy.of(new AccessRule(mode, List.of())));
    return ask(
        transport, transport == Transport.HTTP && !name.contains("/") ? "/" + name : name, asker);
  }

  private FileDecision ask(Transport transport, String target, String asker) {
    return files.decide(new FileQuestion(transport, target, Ip4Address.parse(asker).orElseThrow()));
  }
}
