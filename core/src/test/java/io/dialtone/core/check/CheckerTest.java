// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check;

import static io.dialtone.core.check.MemoryFolder.OWN;
import static io.dialtone.core.check.MemoryFolder.good;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.check.BrokenFiles.Broken;
import io.dialtone.core.check.finding.Check;
import io.dialtone.core.check.finding.Checks;
import io.dialtone.core.check.finding.SettingsCheck;
import io.dialtone.core.check.finding.SiteCheck;
import io.dialtone.core.check.finding.Told;
import io.dialtone.core.parameter.Dictionary;
import io.dialtone.core.parameter.MalformedDictionaryException;
import io.dialtone.core.served.ServedFile;
import io.dialtone.core.served.Serving;
import io.dialtone.handset.source.DhcpAdvice;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckerTest {

  private static final Dictionary DICTIONARY = dictionary();
  private static final Map<Check, Broken> BROKEN = BrokenFiles.all();

  private static Dictionary dictionary() {
    try (InputStream in =
        Objects.requireNonNull(Dictionary.class.getResourceAsStream(Dictionary.RESOURCE))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Dictionary.parse(text, "parameters.ini");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedDictionaryException e) {
      throw new IllegalStateException(e);
    }
  }

  static Checker checker() {
    return new Checker(DICTIONARY);
  }

  static List<Check> checks() {
    return Checks.ALL;
  }

  private static Beside after(CheckReport report) {
    return BrokenFiles.after(report.baseline().orElseThrow());
  }

  private static CheckReport check(MemoryFolder folder) {
    return checker().check(folder);
  }

  private static List<String> told(CheckReport report) {
    return report.findings().stream()
        .map(f -> f.file() + ":" + f.line() + " " + f.check().id())
        .toList();
  }

  @Test
  void a_good_folder_has_no_finding() {
    assertThat(told(check(good()))).isEmpty();
  }

  /** Those of files; those of a site and of settings have tables of their own. */
  static List<Check> checksOfFiles() {
    return checks().stream()
        .filter(check -> !(check instanceof SiteCheck || check instanceof SettingsCheck))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("checksOfFiles")
  void each_check_finds_the_fault_it_is_named_for_SRV_4(Check check) {
    assertThat(BROKEN).as("a broken example for " + check.id()).containsKey(check);
    Broken broken = BROKEN.get(check);
    CheckReport report = checker().check(broken.folder(), broken.beside(), _ -> {});
    String place = broken.file() + ":" + broken.line() + " " + check.id();
    assertThat(told(report)).contains(place);
  }

  @ParameterizedTest
  @MethodSource("checks")
  void each_check_says_what_the_phone_does_and_how_to_mend_it(Check check) {
    Told told = check.told();
    assertThat(check.id()).matches("[a-z0-9]+(-[a-z0-9]+)+").hasSizeLessThan(31);
    assertThat(told.rule()).matches("[A-Z]{2,3}-[0-9]{1,2}");
    assertThat(told.finds()).doesNotEndWith(".");
    assertThat(told.phone()).doesNotStartWith("the phone").isNotBlank();
    assertThat(told.mend()).isNotBlank();
    assertThat(Checks.named(check.id())).contains(check);
  }

  @Test
  void names_of_checks_are_each_there_once() {
    assertThat(new TreeSet<>(Checks.ALL.stream().map(Check::id).toList()))
        .hasSameSizeAs(Checks.ALL);
  }

  @Test
  void no_secret_is_told() {
    MemoryFolder folder =
        good().common("[sys]", "WebPWD=784518", "UserPWD=hush\u0001hush", "[sip]", "regpwd9=hush");
    assertThat(check(folder).findings())
        .hasSizeGreaterThan(2)
        .noneMatch(f -> f.text().contains("hush") || f.text().contains("784518"));
  }

  @Test
  void a_misspelt_parameter_is_told_with_what_was_meant() {
    assertThat(check(good().common("[ipp]", "LangaugeType=0")).findings())
        .anyMatch(
            f -> f.text().equals("LangaugeType is no known parameter; did you mean LanguageType?"));
  }

  @Test
  void of_mgcp_phones_only_what_looks_misspelt_is_told() {
    MemoryFolder folder =
        good()
            .with("st2030m.inf", MemoryFolder.INF.replace("SG", "MC").replace("0S_1", "0M_1"))
            .with("fw/v2030MC.R11.1.SED.101223.2.74.zz", "\u0080".repeat(20_000))
            .with("ComConf2030M_1.txt", "[ipp]\nLanguageType=0\nLangaugeType=0\nMgcpOnly9=1\n");
    assertThat(told(check(folder)))
        .containsExactly("ComConf2030M_1.txt:3 config-parameter-unknown");
  }

  @Test
  void every_stray_line_is_told_and_not_the_first_alone() {
    MemoryFolder folder = good().own("hello", "[sys]", "config_sn=202611210001", "there");
    assertThat(told(check(folder)))
        .containsExactly(OWN + ":1 config-stray-line", OWN + ":4 config-stray-line");
  }

  @Test
  void a_folder_that_is_served_below_its_own_name_is_understood_INF_5() {
    MemoryFolder folder = good().infWith("=/", "=http://192.0.2.10/served/").called("served");
    assertThat(told(check(folder))).isEmpty();
    assertThat(told(check(folder.called("other"))))
        .contains("st2030s.inf:4 inf-file-elsewhere")
        .doesNotContain("st2030s.inf:4 inf-file-missing");
  }

  @Test
  void windows_paths_of_an_inf_for_tftp_are_found_INF_4() {
    MemoryFolder folder =
        good()
            .with(
                "st2030s.inf",
                """
                [application]
                fw_filename=C:\\fw\\v2030SG.R11.1.SED.101223.2.74.zz
                [config]
                melodies=.\\tones.txt
                telcfg=\\TelConf2030.txt
                common_config=ComConf2030S_1.txt
                """)
            .without(OWN)
            .with("ST2030S_00147F000001.txt", "[sys]\nconfig_sn=202611210001\n");
    assertThat(told(check(folder))).isEmpty();
  }

  @Test
  void a_reason_suppresses_a_check_where_it_says() {
    MemoryFolder folder =
        good()
            .common("[sys]", "WebPWD=784518")
            .own("[sys]", "config_sn=202611210001", "WebPWD=784518")
            .with(".dialtone-check", "config-default-password phones/** # a lab\n");
    CheckReport report = check(folder);
    assertThat(told(report)).containsExactly("ComConf2030S_1.txt:2 config-default-password");
    assertThat(report.suppressed()).hasSize(1);
  }

  @Test
  void a_line_without_a_reason_suppresses_nothing() {
    MemoryFolder folder =
        good()
            .common("[sys]", "WebPWD=784518")
            .with(".dialtone-check", "config-default-password\n");
    assertThat(told(check(folder)))
        .containsExactly(
            ".dialtone-check:1 suppression-without-reason",
            "ComConf2030S_1.txt:2 config-default-password");
  }

  @Test
  void a_change_under_an_old_name_is_told_until_it_is_mended_RUN_12() {
    Beside before = BrokenFiles.after(BrokenFiles.before(good()));
    MemoryFolder changed = good().common("[ipp]", "LanguageType=1");
    CheckReport first = checker().check(changed, before, _ -> {});
    CheckReport again = checker().check(changed, after(first), _ -> {});
    assertThat(told(first)).containsExactly("ComConf2030S_1.txt:0 name-unchanged");
    assertThat(told(again)).isEqualTo(told(first));
    MemoryFolder renamed =
        good()
            .without("ComConf2030S_1.txt")
            .with("ComConf2030S_2.txt", "[ipp]\r\nLanguageType=1\r\n")
            .infWith("S_1", "S_2");
    assertThat(told(checker().check(renamed, after(again), _ -> {}))).isEmpty();
  }

  @Test
  void a_new_config_sn_makes_the_baseline_new_RUN_4() {
    Beside before = BrokenFiles.after(BrokenFiles.before(good()));
    MemoryFolder next = good().own("[sys]", "config_sn=202611210002", "[ipp]", "LanguageType=1");
    CheckReport report = checker().check(next, before, _ -> {});
    assertThat(told(report)).isEmpty();
    MemoryFolder back = good().own("[sys]", "config_sn=202611210002");
    assertThat(told(checker().check(back, after(report), _ -> {})))
        .containsExactly(OWN + ":0 config-serial-unchanged");
  }

  /** As a server served it, some while ago. */
  private static Beside servedBefore(MemoryFolder folder) {
    Instant then = Instant.parse("2026-11-20T08:00:00Z");
    List<ServedFile> served = new ArrayList<>();
    for (FolderEntry entry : folder.entries()) {
      if (folder.read(entry.path(), 1 << 20) instanceof FolderView.Content.Read(Bytes bytes)) {
        Serving.of(entry.path(), folder.sha256(entry.path()).orElseThrow(), bytes)
            .ifPresent(serving -> served.add(new ServedFile(serving, then, then)));
      }
    }
    return Beside.NOTHING.after(served);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ComConf2030S_1.txt", "tones.txt", "TelConf2030.txt", MemoryFolder.FIRMWARE})
  void what_changed_under_a_name_that_was_served_is_an_error_RUN_12(String path) {
    Beside before = servedBefore(good());
    FolderView.Content old = good().read(path, 1 << 20);
    Bytes bytes = ((FolderView.Content.Read) old).bytes();
    MemoryFolder changed = good().with(path, bytes.latin1() + (path.endsWith("zz") ? "x" : "\r\n"));
    CheckReport report = checker().check(changed, before, _ -> {});
    assertThat(told(report)).containsExactly(path + ":0 name-unchanged");
    assertThat(report.findings().getFirst().text())
        .endsWith("was served first under this name, 2026-11-20T08:00:00Z");
    assertThat(told(checker().check(good(), before, _ -> {}))).isEmpty();
  }

  @Test
  void an_own_file_that_was_served_needs_a_new_config_sn_to_be_another_RUN_4() {
    Beside before = servedBefore(good());
    MemoryFolder same = good().own("[sys]", "config_sn=202611210001", "[ipp]", "LanguageType=1");
    assertThat(told(checker().check(same, before, _ -> {})))
        .containsExactly(OWN + ":0 config-serial-unchanged");
    MemoryFolder next = good().own("[sys]", "config_sn=202611210002", "[ipp]", "LanguageType=1");
    assertThat(told(checker().check(next, before, _ -> {}))).isEmpty();
  }

  @Test
  void a_file_that_no_inf_names_any_more_may_be_anything_RUN_12() {
    Beside before = servedBefore(good());
    MemoryFolder mended =
        good()
            .common("[ipp]", "LanguageType=1")
            .with("ComConf2030S_2.txt", "[ipp]\r\nLanguageType=1\r\n")
            .infWith("ComConf2030S_1.txt", "ComConf2030S_2.txt");
    assertThat(told(checker().check(mended, before, _ -> {})))
        .containsExactly("ComConf2030S_1.txt:0 file-unused");
  }

  @Test
  void a_baseline_is_read_as_it_was_written() throws MalformedPacketException {
    Baseline before = BrokenFiles.before(good());
    assertThat(before.known()).hasSize(5).containsKey(OWN);
    assertThat(Baseline.parse(before.text())).isEqualTo(before);
  }

  @Test
  void options_of_one_way_that_name_an_inf_here_are_good_SRC_1() {
    DhcpAdvice dhcp = DhcpAdvice.ofUrl("http://192.0.2.10/st2030s.inf");
    Beside beside = new Beside(Optional.empty(), Optional.of(dhcp));
    assertThat(told(checker().check(good(), beside, _ -> {}))).isEmpty();
  }

  @Test
  void files_of_a_folder_that_is_not_whole_are_checked_alone() {
    assertThat(told(check(good().without("st2030s.inf").notWhole()))).isEmpty();
  }

  @Test
  void a_file_is_judged_by_what_names_it_before_its_looks() {
    MemoryFolder folder = good().with("tones.txt", "[ipp]\nLanguageType=0\n");
    assertThat(told(check(folder)))
        .containsExactly("tones.txt:1 melody-wrong", "tones.txt:2 melody-wrong");
  }
}
