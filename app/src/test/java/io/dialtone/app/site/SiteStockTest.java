// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.site;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.site.SiteShell.Said;
import io.dialtone.core.site.SiteFile;
import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.phone.PhoneEnd;
import io.dialtone.handset.settings.PhoneSettings;
import io.dialtone.server.run.RunningServer;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.MacAddress;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Files of every kind, given by commands, on their way to phones. */
class SiteStockTest {

  private static final String TUNE = "Clocks:d=16,o=6,b=140:b5,a5,8P\r\n";
  private static final String OF_2030 = "#VPD1020D49S_IAD_TELCFG\r\nset x 1\r\n";
  private static final String OF_2022 = "#VPD1220D49S_IAD_TELCFG\r\nset x 1\r\n";

  /** What is given of a kind, and who is to have it. */
  private record Stock(
      String name, String setting, String first, String second, List<FilePrefix> takers) {}

  private static final FilePrefix SIP_2030 = new FilePrefix(Model.ST2030, Protocol.SIP);
  private static final FilePrefix MGCP_2030 = new FilePrefix(Model.ST2030, Protocol.MGCP);
  private static final FilePrefix SIP_2022 = new FilePrefix(Model.ST2022, Protocol.SIP);
  private static final List<FilePrefix> KINDS = List.of(SIP_2030, MGCP_2030, SIP_2022);

  private static Stock stock(SiteFile.Kind kind) {
    String more = "Other:d=4,o=5,b=90:a,b,c\r\n";
    List<FilePrefix> of2030 = List.of(SIP_2030, MGCP_2030);
    return switch (kind) {
      case APPLICATION ->
          firmware("v2030SG.R11.1.SED.101223.2.74.zz", "ST2030S:firmware.application", SIP_2030);
      case DSP ->
          firmware("v2030_dsp_R11.1_SED_v320.zz", "ST2030:firmware.dsp", SIP_2030, MGCP_2030);
      case BOOT -> firmware("v2022_boot_v311.zz", "ST2022:firmware.boot", SIP_2022);
      case MELODIES -> new Stock("Tunes.txt", "melodies", TUNE, TUNE + more, KINDS);
      case SYSTEM_MELODIES -> new Stock("Sys.txt", "melodies.system", TUNE, TUNE + more, KINDS);
      case CALL_WAITING_TONE ->
          new Stock("Wait.txt", "melodies.call-waiting", TUNE, more, List.of(SIP_2030, SIP_2022));
      case TONE_TABLE -> new Stock("ToneTbl.zz", "table.tone", "\1tones", "\1other", KINDS);
      case LANGUAGE_TABLE -> new Stock("Lang.zz", "table.language", "\2words", "\2more", KINDS);
      case TELEPHONE_CONFIG ->
          new Stock("Tel.txt", "ST2030:telephone-config", OF_2030, OF_2030 + "; 2\r\n", of2030);
      case DECK ->
          new Stock("home.thd", "decks", "<deck><a/></deck>", "<deck/>", List.of(MGCP_2030));
    };
  }

  private static Stock firmware(String name, String setting, FilePrefix... takers) {
    return new Stock(
        name, setting, "\1" + "a".repeat(20_000), "\1" + "b".repeat(20_000), List.of(takers));
  }

  @TempDir Path folder;

  private Said done(String... words) {
    Said said = new SiteShell(folder).site(words);
    assertThat(said.exit()).as("%s: %s", List.of(words), said.err()).isZero();
    return said;
  }

  private void refused(String reason, String... words) {
    Said said = new SiteShell(folder).site(words);
    assertThat(said.exit()).as("%s: %s", List.of(words), said.err()).isEqualTo(1);
    assertThat(said.err()).contains(reason).hasLineCount(1);
  }

  private static MacAddress mac(int number) {
    return new MacAddress(0x00147F000100L + number);
  }

  /** Of each kind one in Sales, which is in Paris, and one in Rome. */
  private List<SitePhone> plug(RunningServer server) throws IOException {
    done("groups", "add", "/Paris");
    done("groups", "add", "/Paris/Sales");
    done("groups", "add", "/Rome");
    List<SitePhone> phones = new ArrayList<>();
    for (int number = 0; number < 2 * KINDS.size(); number++) {
      FilePrefix kind = KINDS.get(number / 2);
      String model = kind.model().name();
      String group = number % 2 == 0 ? "/Paris/Sales" : "/Rome";
      done(
          "phones",
          "add",
          mac(number).toString(),
          "--group",
          group,
          "--model",
          model,
          "--protocol",
          kind.protocol().name());
      String tftp = String.valueOf(server.endpoints().get("tftp"));
      String http = String.valueOf(server.endpoints().get("http"));
      phones.add(
          number == 0
              ? SitePhone.told(PhoneSettings.TFTP_SERVER, tftp, kind, mac(number))
              : SitePhone.byHttp(kind, mac(number), http));
    }
    return phones;
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("SRV-2 RUN-12 a file of each kind is fetched, replaced, and removed")
  void each_kind(SiteFile.Kind kind) throws Exception {
    Stock stock = stock(kind);
    List<SitePhone> phones = List.of();
    try (RunningServer server = new SiteShell(folder).serve()) {
      phones = plug(server);
      boot(phones);
      give(kind, stock, stock.first());
      done("set", "/Paris", stock.setting() + "=" + stock.name());
      boot(phones);
      assertHave(phones, kind, stock, stock.first());
      give(kind, stock, stock.second());
      boot(phones);
      assertHave(phones, kind, stock, stock.second());

      refused("is set at group Paris: unset it there first", "files", "remove", stock.name());
      Said unset = done("unset", "/Paris", stock.setting());
      done("files", "remove", stock.name());
      boot(phones);
      for (SitePhone phone : phones) {
        assertThat(phone.fetched()).noneMatch(name -> isOf(stock, name));
      }
      if (kind == SiteFile.Kind.DECK) {
        assertThat(unset.err()).isEmpty();
      } else {
        assertThat(unset.err())
            .contains("cannot be put back: phones that fetched such a file keep");
        assertThat(phones.get(index(stock)).kept(item(kind))).contains(sha256(stock.second()));
      }
    } finally {
      phones.forEach(SitePhone::close);
    }
  }

  /** The phone in Paris that takes it. */
  private static int index(Stock stock) {
    return 2 * KINDS.indexOf(stock.takers().getFirst());
  }

  private void give(SiteFile.Kind kind, Stock stock, String content) throws IOException {
    Files.writeString(folder.resolve(stock.name()), content, ISO_8859_1);
    if (kind.firmware()) {
      done("firmware", "add", stock.name());
    } else if (kind.text().contains("melodies") || kind == SiteFile.Kind.CALL_WAITING_TONE) {
      done("melody", "add", "--kind", kind.text(), stock.name());
    } else {
      done("files", "add", "--kind", kind.text(), stock.name());
    }
  }

  private static void boot(List<SitePhone> phones) throws InterruptedException {
    for (SitePhone phone : phones) {
      PhoneEnd end = phone.boot();
      assertThat(end.provisioned()).as("%s: %s", end, phone.fetched()).isTrue();
    }
  }

  /** Each phone in Paris that can take it has it, by one fetch; no other has. */
  private static void assertHave(
      List<SitePhone> phones, SiteFile.Kind kind, Stock stock, String content) throws Exception {
    for (int number = 0; number < phones.size(); number++) {
      SitePhone phone = phones.get(number);
      boolean takes = number % 2 == 0 && stock.takers().contains(KINDS.get(number / 2));
      assertThat(phone.fetched().stream().anyMatch(name -> isOf(stock, name)))
          .as("%s: %s", phone.kind(), phone.fetched())
          .isEqualTo(takes);
      if (kind != SiteFile.Kind.DECK) {
        assertThat(phone.kept(item(kind)).equals(Optional.of(sha256(content)))).isEqualTo(takes);
        assertThat(phone.boot().provisioned()).isTrue();
        assertThat(phone.fetched()).noneMatch(name -> isOf(stock, name));
      }
    }
  }

  /** {@code Tunes.txt} is fetched as {@code Tunes-<12 hex>.txt}. */
  private static boolean isOf(Stock stock, String fetched) {
    int dot = stock.name().lastIndexOf('.');
    return fetched.equals(stock.name())
        || (fetched.startsWith(stock.name().substring(0, dot) + "-")
            && fetched.endsWith(stock.name().substring(dot)));
  }

  private static FlashItem item(SiteFile.Kind kind) {
    return FlashItem.valueOf(kind.name());
  }

  private static String sha256(String content) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(ISO_8859_1)));
  }

  @Test
  @DisplayName("RUN-12 a level below takes another file, and that above when its own is unset")
  void the_nearest_level_counts_for_files_too() throws Exception {
    Files.writeString(folder.resolve("All.txt"), TUNE);
    Files.writeString(folder.resolve("Sales.txt"), TUNE + TUNE);
    done("melody", "add", "All.txt", "Sales.txt");
    List<SitePhone> phones = List.of();
    try (RunningServer server = new SiteShell(folder).serve()) {
      phones = plug(server);
      done("set", "/", "melodies=All.txt");
      done("set", "/Paris/Sales", "ST2030S:melodies=Sales.txt");
      boot(phones);
      for (SitePhone phone : phones) {
        boolean sales = phone == phones.getFirst();
        assertThat(phone.kept(FlashItem.MELODIES)).contains(sha256(sales ? TUNE + TUNE : TUNE));
      }
      assertThat(done("unset", "/Paris/Sales", "ST2030S:melodies").err()).isEmpty();
      boot(phones);
      assertThat(phones.getFirst().kept(FlashItem.MELODIES)).contains(sha256(TUNE));
    } finally {
      phones.forEach(SitePhone::close);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_page_is_no_file_of_any_kind(SiteFile.Kind kind) throws IOException {
    String page = "<html><body>502 Bad Gateway</body></html>" + " ".repeat(20_000);
    Files.writeString(folder.resolve(stock(kind).name()), page);
    refused("is a page", "files", "add", "--kind", kind.text(), stock(kind).name());
    Files.writeString(folder.resolve(stock(kind).name()), "");
    refused("is empty", "files", "add", "--kind", kind.text(), stock(kind).name());
  }

  @ParameterizedTest
  @CsvSource({
    "two words.txt, a file's name has letters",
    "Fête.txt, a file's name has letters",
    ".txt, a file's name has letters",
    "a\\b.txt, a file's name has letters",
    "a%2fb.txt, a file's name has letters",
    "'a\nb.txt', a line break",
    "v2030SG.1.2.zz, 'is called as application firmware, not as melodies'",
  })
  void a_name_that_no_phone_could_ask_for_is_refused(String name, String reason)
      throws IOException {
    Files.writeString(folder.resolve(name), TUNE);
    refused(reason, "melody", "add", name);
    Files.writeString(folder.resolve("a".repeat(97) + ".txt"), TUNE);
    refused("at most 100 letters", "melody", "add", "a".repeat(97) + ".txt");
    refused("but a folder", "melody", "add", "..");
  }

  @Test
  void a_file_that_is_too_long_is_refused_before_it_is_kept() throws IOException {
    for (SiteFile.Kind kind : SiteFile.Kind.values()) {
      String name = kind.text() + stock(kind).name();
      try (RandomAccessFile file = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
        file.writeBytes("x");
        file.setLength((64L << 20) + 1); // a hole, not 64 MB
      }
      refused("has more than", "files", "add", "--kind", kind.text(), name);
    }
    Files.writeString(folder.resolve("Long.txt"), TUNE.repeat(40_000));
    refused("bytes: it is no text", "melody", "add", "Long.txt");
  }

  @Test
  @DisplayName("FIL-4 ID-7 a file of the other model is refused where it is set")
  void a_file_of_the_other_model() throws IOException {
    Files.writeString(folder.resolve("Tel.txt"), OF_2022);
    done("files", "add", "--kind", "telephone-config", "Tel.txt");
    refused("is for one model (FIL-4)", "set", "/", "telephone-config=Tel.txt");
    refused(
        "Tel.txt is the telephone config of an ST2022",
        "set",
        "/",
        "ST2030:telephone-config=Tel.txt");
    done("set", "/", "ST2022:telephone-config=Tel.txt");
    Files.writeString(folder.resolve("Tel.txt"), OF_2030);
    refused(
        "Tel.txt is the telephone config of an ST2030",
        "files",
        "add",
        "--kind",
        "telephone-config",
        "Tel.txt");
    Files.writeString(folder.resolve("v2022SG.a.2.74.zz"), "\1" + "a".repeat(20_000), ISO_8859_1);
    done("firmware", "add", "v2022SG.a.2.74.zz");
    refused("is for", "set", "/", "ST2030S:firmware.application=v2022SG.a.2.74.zz");
  }

  @Test
  @DisplayName(
      "FIL-1 a text in UTF-8 is taken with a warning, and refused with a mark or in UTF-16")
  void texts_of_others_letters() throws IOException {
    Path tunes = folder.resolve("Tunes.txt");
    Files.writeString(tunes, TUNE + "Zoë – 日本:d=4:a,b,c\r\n", UTF_8);
    assertThat(done("melody", "add", "Tunes.txt").err())
        .contains("line 2 of Tunes.txt holds UTF-8 letters", "save the file as ISO-8859-1");
    Files.writeString(tunes, "Zoë:d=4:a,b,c\r\n", ISO_8859_1);
    assertThat(done("melody", "add", "Tunes.txt").err().toLowerCase(Locale.ROOT))
        .doesNotContain("utf");
    Files.writeString(tunes, "\uFEFF" + TUNE, UTF_8);
    refused("Tunes.txt begins with a byte order mark: save the file", "melody", "add", "Tunes.txt");
    Files.write(tunes, ("\uFEFF" + TUNE).getBytes(UTF_16LE));
    refused("Tunes.txt is UTF-16 text: save the file", "melody", "add", "Tunes.txt");
    Files.writeString(folder.resolve("home.thd"), "<deck>日本</deck>", UTF_8);
    assertThat(done("files", "add", "--kind", "deck", "home.thd").err()).isEmpty();
  }
}
