// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.handmade;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.check.MemoryFolder;
import io.dialtone.core.intake.Brought;
import io.dialtone.core.journal.Secret;
import io.dialtone.core.parameter.Dictionary;
import io.dialtone.core.site.SettingKey;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandmadeImportTest {

  private Dictionary dictionary;
  private final MemoryFolder folder = new MemoryFolder();

  @BeforeEach
  void open() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(Dictionary.class.getResourceAsStream(Dictionary.RESOURCE))) {
      dictionary =
          Dictionary.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), "parameters.ini");
    }
    folder.with("st2030s.inf", "[config]\ncommon_config=/common.txt\nconfig=/\n");
    folder.with("common.txt", "[sip]\nRtpPort=42000\n");
  }

  private HandmadePlan plan() {
    return HandmadeImport.plan(folder, dictionary, Optional.empty(), Standing.NONE);
  }

  private static List<String> settings(HandmadePlan plan) {
    return plan.brought().stream()
        .filter(Brought.OfSetting.class::isInstance)
        .map(Brought.OfSetting.class::cast)
        .map(one ->
            one.level() + " " + one.key() + "=" + one.value().map(Secret::reveal).orElse("-"))
        .toList();
  }

  private static List<String> notes(HandmadePlan plan) {
    return plan.notes().stream().map(Note::toString).toList();
  }

  private static String line(String number, String password, String name) {
    return """
    [sip]
    TEL1Number=%s
    TEL01Use=1
    regid1=%s
    regpwd1=%s
    DisplayName1=%s
    DisplayNum1=%s
    """
        .formatted(number, number, password, name, number);
  }

  @Test
  void one_account_on_two_phones_is_brought_once_and_another_name_stays_at_the_phone() {
    folder.with("ST2030S_00147F000001.txt", line("200", "s3cret", "Desk"));
    folder.with("ST2030S_00147F000002.txt", line("200", "s3cret", "Hall"));
    HandmadePlan plan = plan();
    assertThat(plan.accounts()).isEqualTo(1);
    assertThat(settings(plan))
        .containsExactly("/ RtpPort=42000", "00:14:7f:00:00:02 DisplayName1=Hall");
  }

  @Test
  void a_number_with_another_password_makes_no_account_and_stays_at_the_phone() {
    folder.with("ST2030S_00147F000001.txt", line("200", "s3cret", "Desk"));
    folder.with("ST2030S_00147F000002.txt", line("200", "0ther-pw", "Desk"));
    HandmadePlan plan = plan();
    assertThat(plan.accounts()).isEqualTo(1);
    assertThat(settings(plan))
        .contains(
            "00:14:7f:00:00:02 TEL1Number=200",
            "00:14:7f:00:00:02 regid1=200",
            "00:14:7f:00:00:02 regpwd1=0ther-pw");
    assertThat(notes(plan))
        .anyMatch(note -> note.contains("000002.txt:2: line 1 makes no account"));
    assertThat(notes(plan)).noneMatch(note -> note.contains("0ther-pw") || note.contains("s3cret"));
  }

  private static List<String> keys(HandmadePlan plan) {
    return plan.brought().stream()
        .filter(Brought.OfKey.class::isInstance)
        .map(Brought.OfKey.class::cast)
        .map(one -> one.key() + " " + one.use().map(Object::toString).orElse("-"))
        .toList();
  }

  @Test
  void keys_of_a_phone_become_keys_of_the_site_where_these_say_exactly_the_same() {
    folder.with("common.txt", "[sys]\nFeatureKeyExt05=L/<sip:9>\nFeatureKeyExt06=L/<sip:8>\n");
    folder.with(
        "ST2030S_00147F000001.txt",
        """
        [sys]
        FeatureKeyExt01=L/<sip:200>
        FeatureKeyExt02=S/<sip:201@example.net>
        FeatureKeyExt03=L/<sip:{mac}>
        FeatureKeyExt05=L/<sip:>
        FeatureKeyExt06=L/<sip:8>
        FeatureKeyExt66=L/<sip:sip:203>
        """);
    HandmadePlan plan = plan();
    assertThat(keys(plan))
        .containsExactly(
            "1 FunctionKey[use=SPEED_DIAL, target=200]",
            "2 FunctionKey[use=SUPERVISION, target=201@example.net]",
            "5 FunctionKey[use=NONE, target=]");
    assertThat(settings(plan))
        .containsExactly(
            "/ FeatureKeyExt05=L/<sip:9>",
            "/ FeatureKeyExt06=L/<sip:8>",
            "00:14:7f:00:00:01 FeatureKeyExt01=-",
            "00:14:7f:00:00:01 FeatureKeyExt02=-",
            "00:14:7f:00:00:01 FeatureKeyExt03=L/<sip:{mac}>",
            "00:14:7f:00:00:01 FeatureKeyExt05=-",
            "00:14:7f:00:00:01 FeatureKeyExt66=L/<sip:sip:203>");
    assertThat(plan.notes(Note.Kind.BESIDE))
        .extracting(Note::toString)
        .containsExactly(
            "common.txt: its function keys stay parameters: a template of keys would stand in each"
                + " phone's own file",
            "ST2030S_00147F000001.txt:4: FeatureKeyExt03 stays a parameter: no use of key 3 says"
                + " exactly that",
            "ST2030S_00147F000001.txt:7: FeatureKeyExt66 stays a parameter: no use of key 66 says"
                + " exactly that");
  }

  @Test
  void a_key_that_the_group_has_and_the_folder_does_not_is_a_free_one() {
    folder.with("ST2030S_00147F000001.inf", "[config]\ncommon_config=/other.txt\nconfig=/\n");
    folder.with("other.txt", "[sip]\nRtpPort=42000\n");
    folder.with("common.txt", "[sip]\nRtpPort=42000\n[sys]\nFeatureKeyExt07=L/<sip:9>\n");
    HandmadePlan plan = plan();
    assertThat(keys(plan)).containsExactly("7 FunctionKey[use=NONE, target=]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NtpZoneNum=25,NtpDaylight=1             | time-zone=Europe/Berlin
          NtpZoneNum=25                           | time-zone=Europe/Berlin
          NtpZoneNum=25,NtpDaylight=0             | NtpDaylight=0 NtpZoneNum=25
          NtpZoneNum=99                           | ''
          VLAN=1,VLANid1=20,VLANTag1=5            | vlan.voice=20/5
          VLAN=1,VLANid1=20                       | vlan.voice=20
          VLAN=1,VLANid1=20,VLANid2=30            | vlan.voice=20 vlan.data=30
          VLAN=1,VLANid2=30,VLANTagdata=0         | vlan.data=30/0
          VLAN=0,VLANid1=20                       | VLAN=0 VLANid1=20
          VLAN=1,VLANid1=020                      | VLAN=1
          VLANid1=20                              | VLANid1=20
          """)
  void a_word_of_the_site_stands_for_parameters_of_time_and_vlan(String said, String is) {
    String lines = String.join("\n", said.split(","));
    folder.with("common.txt", "[net]\n" + lines + "\n");
    String level = "/ ";
    assertThat(String.join(" ", settings(plan())).replace(level, "")).isEqualTo(is);

    folder.with("common.txt", "[net]\nDSCP1=44\n");
    folder.with("ST2030S_00147F000001.txt", "[net]\n" + lines + "\n");
    assertThat(
            settings(plan()).stream()
                .filter(one -> one.startsWith("00:14:7f:00:00:01 ") && !one.endsWith("=-"))
                .map(one -> one.substring("00:14:7f:00:00:01 ".length())))
        .containsExactlyInAnyOrder(is.isEmpty() ? new String[0] : is.split(" "));
  }

  @Test
  void kinds_that_agree_in_words_say_them_together_and_others_each_for_itself() {
    folder.with("st2022s.inf", "[config]\ncommon_config=/common22.txt\nconfig=/\n");
    folder.with("common.txt", "[ntp]\nNtpZoneNum=25\n[ipp]\nLanguageType=4\n");
    folder.with("common22.txt", "[ntp]\nNtpZoneNum=25\n[ipp]\nLanguageType=1\n");
    assertThat(settings(plan()))
        .containsExactly(
            "/ time-zone=Europe/Berlin", "/ ST2022S:language=fr", "/ ST2030S:language=it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NtpZoneNum=25,NtpDaylight=1 | NtpZoneNum ST2030:NtpDaylight | time-zone=Europe/Berlin NtpZoneNum=- ST2030:NtpDaylight=-
          NtpZoneNum=25 | SIP:time-zone ST2022S:time-zone | time-zone=Europe/Berlin SIP:time-zone=-
          NtpZoneNum=25 | NtpDaylight                     | NtpZoneNum=25
          NtpZoneNum=25 | ST2022S:NtpZoneNum              | time-zone=Europe/Berlin
          NtpZoneNum=25 | above:NtpZoneNum                | time-zone=Europe/Berlin
          RtpPort=41002 | RtpPort SIP:RtpPort             | RtpPort=41002 SIP:RtpPort=-
          RtpPort=41002 | ST2022:RtpPort above:RtpPort    | RtpPort=41002
          MadeUp=1      | MadeUp@sys                      | MadeUp@sip=1 MadeUp@sys=-
          """)
  void nothing_at_the_group_counts_over_what_is_brought_there(
      String said, String standing, String brought) {
    folder.with("common.txt", "[sip]\n" + said.replace(',', '\n') + "\n");
    List<Standing.Setting> settings = new ArrayList<>();
    for (String one : standing.split(" ", -1)) {
      boolean here = !one.startsWith("above:");
      settings.add(
          new Standing.Setting(
              here, false, SettingKey.parse(one.replace("above:", "")).orElseThrow(), "1"));
    }
    HandmadePlan plan =
        HandmadeImport.plan(folder, dictionary, Optional.of("/paris"), new Standing(settings));
    assertThat(String.join(" ", settings(plan)).replace("/paris ", "").replace("ST2030S:", ""))
        .isEqualTo(brought);
  }

  @Test
  void the_file_of_the_folder_that_the_inf_says_counts() {
    folder.with("st2030s.inf", "[config]\ncommon_config=/common.txt\nconfig=/phones/\n");
    folder.with("phones/ST2030S_00147F000001.txt", "[sip]\nRtpPort=42010\n");
    folder.with("ST2030S_00147F000001.txt", "[sip]\nRtpPort=42020\n");
    folder.with("ST2030S_00147F000002.txt", "[sip]\nRtpPort=42030\n");
    HandmadePlan plan = plan();
    assertThat(settings(plan))
        .containsExactly(
            "/ RtpPort=42000",
            "00:14:7f:00:00:01 RtpPort=42010",
            "00:14:7f:00:00:02 RtpPort=42030");
    assertThat(notes(plan))
        .contains(
            "ST2030S_00147F000001.txt: its phone takes phones/ST2030S_00147F000001.txt",
            "ST2030S_00147F000002.txt: its phone is sent to another folder and never had it; taken in"
                + " all the same");
  }

  @Test
  void a_phone_of_which_only_an_inf_or_a_sealed_file_is_there_is_brought_and_told() {
    folder.with("ST2030S_00147F000001.inf", "[config]\ncommon_config=/common.txt\nconfig=/\n");
    folder.with("ST2030S_00147F000002.ser", "\u0001\u0002");
    HandmadePlan plan = plan();
    assertThat(plan.phones()).isEqualTo(2);
    assertThat(notes(plan)).anyMatch(note -> note.startsWith("ST2030S_00147F000002.ser: only the"));
    assertThat(plan.notes(Note.Kind.DISAGREEMENT)).isEmpty();
  }

  @Test
  void two_infs_for_one_kind_that_disagree_are_told_and_the_narrower_counts() {
    folder.with("st20xx.inf", "[config]\ncommon_config=/other.txt\nconfig=/\n");
    folder.with("other.txt", "[sip]\nRtpPort=43000\n");
    folder.with("ST2030S_00147F000001.txt", "[sys]\nconfig_sn=202001010001\n");
    HandmadePlan plan = plan();
    assertThat(settings(plan)).containsExactly("/ RtpPort=42000");
    assertThat(plan.notes(Note.Kind.DISAGREEMENT))
        .singleElement()
        .hasToString(
            "st20xx.inf: says another common_config than st2030s.inf, which is what an ST2030S"
                + " takes");
  }

  @Test
  void files_that_phones_would_not_take_are_left_with_the_reason() {
    folder.with(
        "st2030s.inf",
        """
        [application]
        fwurl=/v2022SG.R11.1.SED.101223.2.74.zz
        [config]
        telcfg=/tel.txt
        melodies=/tunes.txt
        system_melodies=/tunes.txt
        tone_table=/gone.zz
        config=/
        """);
    folder.with("v2022SG.R11.1.SED.101223.2.74.zz", "\u0080".repeat(20_000));
    folder.with("tel.txt", "#VPD1220D49S_IAD_TELCFG\r\nset ipp default\r\n");
    folder.with("tunes.txt", "Up:d=8,o=5,b=90:c,e,g\r\n");
    HandmadePlan plan = plan();
    assertThat(settings(plan))
        .containsExactly(
            "/ ST2030S:melodies=tunes.txt", "/ ST2030S:melodies.system=system-melodies-tunes.txt");
    assertThat(plan.bytes()).containsEntry("system-melodies-tunes.txt", "tunes.txt").hasSize(2);
    assertThat(notes(plan))
        .contains(
            "v2022SG.R11.1.SED.101223.2.74.zz: is no firmware for an ST2030S by its name (ID-7)",
            "tel.txt: is the telephone config of an ST2022 (FIL-4), not ST2030S",
            "st2030s.inf:7: tone_table: /gone.zz is not in the folder",
            "common.txt: no INF names it: phones do not fetch it");
  }

  @Test
  void all_stray_lines_of_all_config_files_are_faults() {
    folder.with("common.txt", "[sip]\nRtpPort=42000\nwhat\n\n<html>\n");
    folder.with("ST2030S_00147F000001.txt", "hello\n");
    assertThat(plan().notes(Note.Kind.FAULT))
        .extracting(note -> note.file() + ":" + note.line())
        .containsExactly("common.txt:3", "common.txt:5", "ST2030S_00147F000001.txt:1");
  }

  @Test
  void a_value_that_no_phone_takes_is_left_without_being_told_itself() {
    folder.with("common.txt", "[sip]\nRtpPort=many\nregpwd1=\u0007pw\n");
    HandmadePlan plan = plan();
    assertThat(settings(plan)).isEmpty();
    assertThat(notes(plan)).anyMatch(note -> note.startsWith("common.txt:2: RtpPort is not a"));
    assertThat(notes(plan)).noneMatch(note -> note.contains("many") || note.contains("pw "));
  }

  @Test
  void an_inf_for_tftp_with_decks_says_its_kind_alone() {
    String firmware = "v2030MC.R11.1.SED.101223.1.70.zz";
    folder.with(
        "st2030m.inf",
        "[application]\nfw_filename=.\\fw\\"
            + firmware
            + "\n[config]\ncommon_config=common.txt\n[deckfile]\ndeckfile=a.thd\ndeckfile=b.thd\n");
    folder.with("fw/" + firmware, "\u0080".repeat(20_000));
    folder.with("a.thd", "<deck name=\"a\"/>");
    folder.with("b.thd", "<deck name=\"b\"/>");
    folder.with("ST2030M_00147F000001.txt", "[sip]\nMadeUp=1\n");
    HandmadePlan plan = plan();
    assertThat(settings(plan))
        .contains(
            "/ ST2030M:firmware.application=" + firmware,
            "/ ST2030M:decks=a.thd b.thd",
            "00:14:7f:00:00:01 MadeUp@sip=1");
    assertThat(plan.bytes()).containsEntry(firmware, "fw/" + firmware);
    assertThat(plan.notes(Note.Kind.LEFT)).isEmpty();
  }
}
