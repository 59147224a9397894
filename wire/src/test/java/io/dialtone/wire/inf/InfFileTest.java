// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.inf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dialtone.wire.inf.InfFile.Entry;
import io.dialtone.wire.inf.InfFile.Note;
import io.dialtone.wire.inf.InfFile.Oddity;
import io.dialtone.wire.octets.Bytes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InfFileTest {

  private static InfFile parse(String text) {
    return InfFile.parse(Bytes.latin1(text));
  }

  @Test
  void reads_bytes_written_by_hand() {
    InfFile inf =
        InfFile.parse(
            Bytes.hex(
                """
                5b 61 70 70 6c 69 63 61 74 69 6f 6e 5d 0d 0a      # [application] CRLF
                66 77 75 72 6c 20 3d 09 76 31 2e 7a 7a 20 0a      # fwurl =<tab>v1.zz<blank> LF
                3b 20 63 0d                                       # ; c CR
                63 6f 6e 66 69 67 3d 2f e9 2f                     # config=/<e acute>/ and no end
                """));
    assertThat(inf.entries())
        .containsExactly(
            new Entry("application", "fwurl", "v1.zz", 2),
            new Entry("application", "config", "/\u00e9/", 4));
    assertThat(inf.notes())
        .containsExactly(
            new Note(4, Oddity.UNUSUAL_SECTION, "config usually stands under [config]"));
  }

  @ParameterizedTest
  @EnumSource(InfKey.class)
  void every_key_is_known_in_any_letter_case_INF_1(InfKey key) {
    InfFile inf = parse(key.name() + "=a\n" + key.text() + "=b");
    assertThat(key.text()).isEqualTo(key.name().toLowerCase(Locale.ROOT));
    assertThat(inf.all(key)).containsExactly("a", "b");
  }

  @Test
  void section_names_and_the_modes_value_are_read_in_any_letter_case_INF_1() {
    InfFile inf = parse("[Provision_Mode]\nProvision_mode=CUSTOMIZATION\n[APPLICATION]\n");
    assertThat(inf.mode()).isEqualTo(ProvisionMode.CUSTOMIZATION);
    assertThat(inf.notes()).isEmpty();
  }

  @Test
  void deck_files_are_kept_in_the_order_of_the_file_INF_1() {
    InfFile inf = parse("[deckfile]\ndeckfile=main.thd\ndeckfile=call.thd\ndeckfile=log.thd");
    assertThat(inf.all(InfKey.DECKFILE)).containsExactly("main.thd", "call.thd", "log.thd");
  }

  @Test
  void of_a_key_written_twice_the_first_counts_and_the_second_is_noted_INF_1() {
    InfFile inf = parse("[application]\nfwurl=a.zz\nFWURL=b.zz");
    assertThat(inf.first(InfKey.FWURL)).contains("a.zz");
    assertThat(inf.notes())
        .containsExactly(
            new Note(3, Oddity.WRITTEN_TWICE, "fwurl stands on line 2 already; that counts"));
  }

  @ParameterizedTest
  @CsvSource({"fw_filename,fwurl", "dsp_filename,dspurl", "boot_filename,booturl"})
  void both_forms_of_one_firmware_are_noted_INF_1(String tftp, String http) {
    InfFile inf = parse("[application]\n" + http + "=a.zz\n" + tftp + "=b.zz");
    assertThat(inf.notes())
        .containsExactly(
            new Note(
                3,
                Oddity.BOTH_FORMS,
                tftp + " is for TFTP and " + http + " for HTTP: only one is used"));
  }

  @Test
  void a_key_is_taken_wherever_it_stands_INF_2() {
    InfFile inf =
        parse("melodies=a\n[sip]\nfwurl=b.zz\n[application]\ntelcfg=c\n[deckfile]\nconfig=/d/");
    assertThat(inf.first(InfKey.MELODIES)).contains("a");
    assertThat(inf.first(InfKey.FWURL)).contains("b.zz");
    assertThat(inf.first(InfKey.TELCFG)).contains("c");
    assertThat(inf.first(InfKey.CONFIG)).contains("/d/");
    assertThat(inf.entry(InfKey.FWURL)).contains(new Entry("sip", "fwurl", "b.zz", 3));
  }

  @Test
  void melodies_under_config_are_nothing_odd_INF_2() {
    InfFile inf =
        parse(
            """
            [application]
            [config]
            melodies=a
            system_melodies=b
            call_waiting_tone=c
            [melody]
            [config]
            tone_table=d.zz
            language_table=e.zz
            """);
    assertThat(inf.notes()).isEmpty();
  }

  @Test
  void a_file_without_application_is_read_and_noted() {
    InfFile inf = parse("[config]\ncommon_config=c.txt");
    assertThat(inf.first(InfKey.COMMON_CONFIG)).contains("c.txt");
    assertThat(inf.first(InfKey.FWURL)).isEmpty();
    assertThat(inf.notes())
        .containsExactly(new Note(0, Oddity.NO_APPLICATION, "there is no [application] section"));
  }

  @Test
  void an_empty_value_is_kept_and_noted_INF_3() {
    InfFile inf = parse("[application]\nfwurl=\n");
    assertThat(inf.first(InfKey.FWURL)).contains("");
    assertThat(inf.notes())
        .containsExactly(
            new Note(2, Oddity.EMPTY_VALUE, "fwurl: the value is empty; leave the line out"));
  }

  @Test
  void a_value_of_300_characters_is_kept_whole_and_noted_INF_3() {
    String url = "http://h/" + "x".repeat(291);
    InfFile inf = parse("[application]\nfwurl=" + url);
    assertThat(inf.first(InfKey.FWURL)).contains(url);
    assertThat(inf.notes())
        .containsExactly(
            new Note(2, Oddity.LONG_VALUE, "fwurl: the value has 300 characters, at most 255 fit"));
  }

  @Test
  void the_longest_value_has_255_characters_INF_3() {
    assertThat(InfFile.fault("x".repeat(255))).isEmpty();
    assertThat(InfFile.fault("x".repeat(256))).isPresent();
    assertThat(InfFile.fault("")).isPresent();
  }

  @Test
  void a_writer_leaves_an_empty_value_out_INF_3() {
    InfFile inf =
        new InfFile(
            List.of(
                new Entry("application", "fwurl", "a.zz", 0),
                new Entry("config", "telcfg", "", 0),
                new Entry("config", "config", "/p/", 0)),
            List.of());
    assertThat(inf.encode().latin1())
        .isEqualTo("[application]\r\nfwurl=a.zz\r\n\r\n[config]\r\nconfig=/p/\r\n");
  }

  @Test
  void unknown_sections_and_keys_are_kept_and_noted_INF_6() {
    InfFile inf = parse("[application]\nusburl=x\n[tr069]\nacs=http://a/\nfwurl=a.zz");
    assertThat(inf.entries())
        .extracting(Entry::section, Entry::key, Entry::known)
        .containsExactly(
            tuple("application", "usburl", Optional.empty()),
            tuple("tr069", "acs", Optional.empty()),
            tuple("tr069", "fwurl", Optional.of(InfKey.FWURL)));
    assertThat(inf.notes())
        .containsExactly(
            new Note(2, Oddity.UNKNOWN_KEY, "unknown key usburl"),
            new Note(3, Oddity.UNKNOWN_SECTION, "unknown section [tr069]"),
            new Note(4, Oddity.UNKNOWN_KEY, "unknown key acs"),
            new Note(5, Oddity.UNUSUAL_SECTION, "fwurl usually stands under [application]"));
  }

  @Test
  void crlf_lf_and_both_comment_signs_are_read_INF_6() {
    InfFile inf = parse("; one\r\n# two\n[application]\r\nfwurl=a.zz\n\r\nboot;=x");
    assertThat(inf.entries())
        .extracting(Entry::key, Entry::line)
        .containsExactly(tuple("fwurl", 4), tuple("boot;", 6));
  }

  @Test
  void a_line_that_says_nothing_is_passed_over_and_noted_INF_6() {
    InfFile inf = parse("[application]\nhello\nfwurl=a.zz\n=b\n[open\n");
    assertThat(inf.first(InfKey.FWURL)).contains("a.zz");
    assertThat(inf.notes())
        .extracting(Note::line, Note::rule)
        .hasSize(3)
        .contains(tuple(4, "INF-6"));
  }

  @Test
  void an_empty_file_is_an_inf_that_asks_for_nothing_INF_6() {
    InfFile inf = InfFile.parse(Bytes.EMPTY);
    assertThat(inf.entries()).isEmpty();
    assertThat(inf.mode()).isEqualTo(ProvisionMode.AUTO_PROVISIONING);
  }

  @Test
  void of_an_endless_file_only_the_start_is_read_INF_6() {
    InfFile inf = parse("[application]\n" + "x".repeat(InfFile.MAX_LENGTH) + "\nfwurl=a.zz\n");
    assertThat(inf.entries()).isEmpty();
    assertThat(inf.notes())
        .contains(new Note(0, Oddity.TOO_LONG, "only the first 1048576 bytes are read"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[application]                          | AUTO_PROVISIONING | 0",
        "[provision_mode]                       | AUTO_PROVISIONING | 0",
        "provision_mode=auto_provisioning       | AUTO_PROVISIONING | 0",
        "provision_mode=customization           | CUSTOMIZATION     | 0",
        "provision_mode=Customization           | CUSTOMIZATION     | 0",
        "provision_mode=customisation           | AUTO_PROVISIONING | 1",
      })
  void the_mode_is_auto_provisioning_unless_clearly_said_INF_7(
      String line, ProvisionMode mode, int notes) {
    InfFile inf = parse("[application]\n[provision_mode]\n" + line);
    assertThat(inf.mode()).isEqualTo(mode);
    assertThat(inf.notes()).hasSize(notes);
  }

  @Test
  void what_was_parsed_is_written_and_read_again() {
    String text = "lone=1\r\n\r\n[application]\r\nfwurl=a.zz\r\n\r\n[x]\r\nKey=\u00e9 ; c\r\n";
    assertThat(parse(text).encode().latin1()).isEqualTo(text);
  }
}
