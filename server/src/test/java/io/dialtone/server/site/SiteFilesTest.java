// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import static io.dialtone.server.site.DeskHouse.ST2022_SIP;
import static io.dialtone.server.site.DeskHouse.ST2030_SIP;
import static io.dialtone.server.site.DeskHouse.asking;
import static io.dialtone.server.site.DeskHouse.common;
import static io.dialtone.server.site.DeskHouse.hex;
import static io.dialtone.server.site.DeskHouse.mac;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.access.AccessPolicy;
import io.dialtone.core.access.AccessRule;
import io.dialtone.core.access.GuessLimits;
import io.dialtone.core.access.Leases;
import io.dialtone.core.access.SecretPath;
import io.dialtone.core.access.Suspect.Standing;
import io.dialtone.core.files.FileDecision;
import io.dialtone.core.files.FileQuestion;
import io.dialtone.core.files.Transport;
import io.dialtone.core.journal.Journal;
import io.dialtone.core.site.GroupId;
import io.dialtone.core.site.PhoneState;
import io.dialtone.core.site.SiteFile;
import io.dialtone.core.wish.Wish;
import io.dialtone.server.access.GuardedFiles;
import io.dialtone.server.access.Guesses;
import io.dialtone.server.files.Asking;
import io.dialtone.server.files.FolderSettings;
import io.dialtone.server.files.NamedFiles;
import io.dialtone.server.files.ServedFolder;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Ip4Address;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SiteFilesTest {

  private static final Ip4Address STRANGER = Ip4Address.of(10, 9, 9, 9);
  private static final String AGENT = "THOMSON ST2030 hw5 fw2.74 00-14-7F-00-00-01";
  private static final String FIRMWARE = "v2030SG.R11.1.SED.101223.2.74.zz";

  @TempDir Path folder;
  private DeskHouse house;

  @BeforeEach
  void opens() {
    house = new DeskHouse(folder);
    house.does(new Wish.AddGroup(GroupId.ROOT, "Paris"));
    house.phone(1, ST2030_SIP, house.group("Paris"));
    house.phone(2, ST2030_SIP, GroupId.ROOT);
  }

  @AfterEach
  void closes() {
    house.close();
  }

  private static Asking by(String path, Optional<String> agent, Ip4Address asker) {
    return new Asking(
        path, false, new FileQuestion(Transport.HTTP, path, asker, Optional.empty(), agent));
  }

  @Test
  void a_generic_inf_is_for_the_phone_of_the_user_agent_or_of_the_lease() throws Exception {
    NamedFiles files = house.files();
    String own = house.inf(1);
    assertThat(DeskHouse.get(files, by("st2030s.inf", Optional.of(AGENT), STRANGER))).contains(own);
    assertThat(DeskHouse.get(files, by("ST2030.inf", Optional.empty(), DeskHouse.SOMEBODY)))
        .contains(own);
    assertThat(DeskHouse.get(files, by("st2030s.inf", Optional.empty(), STRANGER))).isEmpty();
    assertThat(DeskHouse.get(files, by("st20xx.inf", Optional.of(AGENT), STRANGER))).contains(own);
    assertThat(DeskHouse.get(files, by("st20xx.inf", Optional.empty(), STRANGER))).isEmpty();
    assertThat(DeskHouse.get(files, by("st2022s.inf", Optional.of(AGENT), STRANGER))).isEmpty();
    assertThat(DeskHouse.get(files, by("st2030m.inf", Optional.of(AGENT), STRANGER))).isEmpty();
  }

  private ServedFolder hand(String name, String text) throws Exception {
    Path hand = Files.createDirectories(folder.resolve("hand"));
    Files.writeString(hand.resolve(name), text);
    return ServedFolder.open(
        new FolderSettings(hand, folder.resolve("served"), List.of(), Duration.ZERO),
        Journal.silent());
  }

  @Test
  void a_generic_inf_made_by_hand_is_served_as_it_is() throws Exception {
    try (ServedFolder hand = hand("st2030s.inf", "[by]\r\nhand=1\r\n")) {
      NamedFiles files = new SiteAndFolder(house.files(Optional.empty()), Optional.of(hand));
      assertThat(
              DeskHouse.get(files, by("st2030s.inf", Optional.of(AGENT), STRANGER)).orElseThrow())
          .contains("hand=1");
    }
  }

  @Test
  void a_generated_file_wins_over_one_made_by_hand_as_long_as_the_phone_has_one() throws Exception {
    String name = "ST2030S_" + hex(1) + ".txt";
    try (ServedFolder hand = hand(name, "[by]\r\nhand=1\r\n")) {
      NamedFiles files = new SiteAndFolder(house.files(Optional.empty()), Optional.of(hand));
      assertThat(DeskHouse.get(files, asking(Transport.HTTP, name)).orElseThrow())
          .contains("TEL1Number=101");
      house.does(new Wish.SetState(mac(1), PhoneState.QUARANTINED));
      assertThat(DeskHouse.get(files, asking(Transport.HTTP, name)).orElseThrow())
          .contains("hand=1");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"DISCOVERED", "QUARANTINED", "RETIRED"})
  void a_phone_that_is_not_active_has_no_files(PhoneState state) throws Exception {
    String inf = house.inf(1);
    house.own(1);
    house.does(new Wish.SetState(mac(1), state));
    for (String end : new String[] {".inf", ".txt", ".ser"}) {
      assertThat(house.get("ST2030S_" + hex(1) + end)).isEmpty();
    }
    assertThat(house.files().ready("/http/ST2030S_" + hex(1) + ".inf")).isEmpty();
    assertThat(house.files().ready("/ST2030S_" + hex(1) + ".txt")).isEmpty();
    assertThat(DeskHouse.get(house.files(), by("st2030s.inf", Optional.of(AGENT), STRANGER)))
        .isEmpty();
    house.does(new Wish.SetState(mac(1), PhoneState.ACTIVE));
    assertThat(house.inf(1)).isEqualTo(inf);
  }

  @Test
  void a_name_of_another_kind_is_not_the_phones() throws Exception {
    house.phone(3, ST2022_SIP, GroupId.ROOT);
    assertThat(house.get("ST2030S_" + hex(3) + ".inf")).isEmpty();
    assertThat(house.get("st2022s_" + hex(3).toLowerCase(Locale.ROOT) + ".INF")).isPresent();
  }

  @Test
  @DisplayName("SRV-8 below the secret prefix an INF refers to files below it")
  void secret_prefix() throws Exception {
    Optional<SecretPath> secret = SecretPath.of("b7Xk29cQw4mZb7Xk");
    SiteFiles files = house.files(secret);
    String name = "ST2030S_" + hex(1) + ".inf";
    FileQuestion question = new FileQuestion(Transport.HTTP, "/b7Xk29cQw4mZb7Xk/" + name, STRANGER);
    assertThat(DeskHouse.get(files, new Asking(name, true, question)).orElseThrow())
        .contains("=/b7Xk29cQw4mZb7Xk/cfg/ComConf2030S_");
    assertThat(DeskHouse.get(files, asking(Transport.HTTP, name)).orElseThrow())
        .contains("=/cfg/ComConf2030S_")
        .doesNotContain("b7Xk");
    assertThat(DeskHouse.get(files, asking(Transport.TFTP, name)).orElseThrow())
        .contains("=cfg/ComConf2030S_")
        .doesNotContain("b7Xk");
  }

  @Test
  void a_given_file_is_served_whole_under_the_names_of_both_infs() throws Exception {
    byte[] bytes = new byte[300_000];
    Arrays.fill(bytes, (byte) 'x');
    house.does(new Wish.PutFile(house.kept(FIRMWARE, SiteFile.Kind.APPLICATION, bytes)));
    house.sets("Paris", "ST2030S:firmware.application", FIRMWARE);
    String name = "ST2030S_" + hex(1) + ".inf";
    String http = house.get(name).orElseThrow();
    String tftp = DeskHouse.get(house.files(), asking(Transport.TFTP, name)).orElseThrow();
    assertThat(fetched(Transport.HTTP, value(http, "fwurl="))).isEqualTo(text(bytes));
    assertThat(fetched(Transport.TFTP, value(tftp, "fw_filename="))).isEqualTo(text(bytes));
    assertThat(house.get(value(http, "fwurl=").toUpperCase(Locale.ROOT))).isPresent();
    assertThat(house.inf(2)).doesNotContain("fwurl");
  }

  @Test
  void a_phone_that_is_to_swap_gets_its_new_firmware_under_its_old_name_SWP_1() throws Exception {
    String mgcp = "v2030MC.R11.1.SED.101223.2.74.zz";
    house.does(
        new Wish.PutFile(house.kept(mgcp, SiteFile.Kind.APPLICATION, new byte[] {'M', 'Z'})));
    house.sets("Paris", "ST2030M:firmware.application", mgcp);
    house.does(new Wish.SetKind(mac(1), new FilePrefix(Model.ST2030, Protocol.MGCP)));
    assertThat(house.get("ST2030S_" + hex(1) + ".inf").orElseThrow())
        .contains(mgcp)
        .doesNotContain("common_config");
    assertThat(house.get("ST2030M_" + hex(1) + ".inf").orElseThrow())
        .contains(mgcp, "common_config");
    assertThat(house.get("ST2030S_" + hex(1) + ".txt")).isEmpty();
    assertThat(house.get("ST2022S_" + hex(1) + ".inf")).isEmpty();
  }

  private String fetched(Transport transport, String path) throws Exception {
    return DeskHouse.get(house.files(), asking(transport, path)).orElseThrow();
  }

  private static String value(String inf, String key) {
    String line = inf.lines().filter(at -> at.startsWith(key)).findFirst().orElseThrow();
    return line.substring(key.length()).replaceFirst("^/", "");
  }

  private static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }

  @ParameterizedTest
  @CsvSource({"10.0.0.7, true", "10.9.9.9, true", "203.0.113.5, false"})
  @DisplayName("SRV-8 the rules of access hold for generated files")
  void access(String asker, boolean served) {
    GuardedFiles guarded =
        new GuardedFiles(
            house.files(),
            AccessPolicy.of(AccessRule.USUAL),
            Leases.NONE,
            new Guesses(GuessLimits.USUAL, Journal.silent(), () -> DeskHouse.NOON, () -> 0),
            () -> DeskHouse.NOON);
    for (String end : new String[] {".inf", ".txt"}) {
      FileQuestion question =
          new FileQuestion(
              Transport.HTTP, "/ST2030S_" + hex(1) + end, Ip4Address.parse(asker).orElseThrow());
      assertThat(guarded.decide(question))
          .isInstanceOf(served ? FileDecision.Serve.class : FileDecision.Refused.class);
    }
    FileQuestion shared =
        new FileQuestion(
            Transport.HTTP, "/" + common(inf()), Ip4Address.parse(asker).orElseThrow());
    assertThat(guarded.decide(shared)).isInstanceOf(FileDecision.Serve.class);
  }

  @Test
  @DisplayName("SRV-8 who tries MACs by what a phone says of itself is shut out too")
  void guesses_by_user_agent() {
    Guesses guesses =
        new Guesses(GuessLimits.USUAL, Journal.silent(), () -> DeskHouse.NOON, () -> 0);
    GuardedFiles guarded = guarded(guesses);
    for (int guess = 0; guess < 100; guess++) {
      guarded.decide(generic("00-14-7F-EE-00-%02X".formatted(guess)));
    }
    assertThat(guesses.count(Standing.SHUT_OUT)).isOne();
    assertThat(guarded.decide(generic(mac(1).dashed()))).isInstanceOf(FileDecision.Hidden.class);
  }

  @Test
  @DisplayName("SRV-8 whom a phone's files are not for learns nothing by its User-Agent")
  void an_outsider_learns_nothing_by_user_agent() {
    Guesses guesses =
        new Guesses(GuessLimits.USUAL, Journal.silent(), () -> DeskHouse.NOON, () -> 0);
    GuardedFiles guarded = guarded(guesses);
    Ip4Address outside = Ip4Address.of(203, 0, 113, 5);
    String known = mac(1).dashed();
    assertThat(guarded.decide(generic(known, outside))).isInstanceOf(FileDecision.Refused.class);
    assertThat(guarded.decide(generic(known))).isInstanceOf(FileDecision.Serve.class);
    assertThat(guarded.decide(generic("00-14-7F-EE-00-01", outside)))
        .isInstanceOf(FileDecision.NotFound.class); // 404 like the other
  }

  @Test
  @DisplayName("SRV-8 a phone is one phone by its User-Agent and by its files' names")
  void a_phone_is_counted_once() {
    Guesses guesses =
        new Guesses(GuessLimits.USUAL, Journal.silent(), () -> DeskHouse.NOON, () -> 0);
    GuardedFiles guarded = guarded(guesses);
    for (int strange = 0; strange < 10; strange++) { // one more is slowed
      guarded.decide(generic("00-14-7F-EE-00-%02X".formatted(strange)));
      guarded.decide(
          new FileQuestion(
              Transport.HTTP, "/ST2030S_00147FEE00%02X.inf".formatted(strange), STRANGER));
    }
    assertThat(guesses.suspects()).isEmpty();
    assertThat(guarded.decide(generic(mac(1).dashed()))).isInstanceOf(FileDecision.Serve.class);
  }

  private GuardedFiles guarded(Guesses guesses) {
    return new GuardedFiles(
        house.files(),
        AccessPolicy.of(AccessRule.USUAL),
        Leases.NONE,
        guesses,
        () -> DeskHouse.NOON);
  }

  private static FileQuestion generic(String mac) {
    return generic(mac, STRANGER);
  }

  private static FileQuestion generic(String mac, Ip4Address asker) {
    return new FileQuestion(
        Transport.HTTP,
        "/st2030s.inf",
        asker,
        Optional.empty(),
        Optional.of("THOMSON ST2030 hw5 fw2.74 " + mac));
  }

  private String inf() {
    try {
      return house.inf(1);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
