// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check.site;

import static io.dialtone.core.check.site.SampleSite.PARIS;
import static io.dialtone.core.check.site.SampleSite.good;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.check.CheckReport;
import io.dialtone.core.check.finding.Check;
import io.dialtone.core.check.finding.Checks;
import io.dialtone.core.check.finding.Finding;
import io.dialtone.core.check.finding.Severity;
import io.dialtone.core.check.finding.SiteCheck;
import io.dialtone.core.site.GroupId;
import io.dialtone.core.site.SiteFile;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SiteJudgeTest {

  private static final String ONE = "site:00:14:7f:00:00:01";
  private static final String OWN = "ST2030S_00147F000001.txt";

  /** A broken site, and the place where the check must find it broken. */
  private record Broken(SampleSite site, String place) {}

  private static Map<SiteCheck, Broken> broken() {
    Map<SiteCheck, Broken> all = new EnumMap<>(SiteCheck.class);
    all.put(
        SiteCheck.SITE_LINE_WITHOUT_SERVER,
        new Broken(good().unset(GroupId.ROOT, "sip.server"), "site:/paris"));
    SampleSite crowd = good();
    for (int phone = 3; phone <= 6; phone++) {
      crowd.phone(phone, SampleSite.ST2030_SIP, PARIS).line(phone, 1, "201");
    }
    all.put(SiteCheck.SITE_ACCOUNT_SHARED, new Broken(crowd, "site:account:201"));
    all.put(SiteCheck.SITE_ACCOUNT_TWICE, new Broken(good().line(1, 2, "201"), ONE));
    all.put(
        SiteCheck.SITE_FIRMWARE_OTHER,
        new Broken(
            good().set(GroupId.ROOT, "firmware.application", SampleSite.FIRMWARE), "site:/"));
    all.put(
        SiteCheck.SITE_SETTING_IDLE,
        new Broken(good().set(PARIS, "syslog", "192.0.2.9"), "site:/paris"));
    all.put(SiteCheck.SITE_VALUE_KEPT, new Broken(good().told(1, "Foo"), ONE));
    all.put(
        SiteCheck.SITE_NOTIFY_ELSEWHERE,
        new Broken(good().set(PARIS, "notify", "192.0.2.77"), "site:/paris"));
    all.put(SiteCheck.SITE_FILE_SHADOWED, new Broken(good().byHand(OWN, "[sys]\nWebPWD=x\n"), OWN));
    all.put(
        SiteCheck.SITE_INF_BY_HAND,
        new Broken(good().byHand("st2030s.inf", "[application]\n"), "st2030s.inf"));
    all.put(SiteCheck.SITE_NO_FIRMWARE, new Broken(good(), "site:/"));
    all.put(SiteCheck.SITE_NO_LINE, new Broken(good().withoutLines(1), ONE));
    return all;
  }

  private static List<String> told(CheckReport report) {
    return report.findings().stream()
        .filter(finding -> finding.severity() != Severity.INFO)
        .map(finding -> finding.file() + ":" + finding.line() + " " + finding.check().id())
        .toList();
  }

  private static Finding finding(SampleSite site, Check check) {
    return site.check().findings().stream()
        .filter(found -> found.check().equals(check))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_good_site_has_no_finding() {
    assertThat(told(good().check())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void each_check_of_a_site_finds_the_fault_it_is_named_for_SRV_4(SiteCheck check) {
    Broken broken = broken().get(check);
    assertThat(broken.site().check().findings())
        .anyMatch(found -> found.check() == check && found.file().equals(broken.place()));
  }

  @Test
  void what_is_said_at_a_level_is_mended_there() {
    Finding wrong = finding(good().set(PARIS, "DSCP1", "900"), named("config-value-wrong"));
    assertThat(wrong.file()).isEqualTo("site:/paris");
    assertThat(wrong.mend()).endsWith(": dialtone site set /paris DSCP1=…");
    assertThat(told(good().set(1, "DSCP1", "900").check()))
        .containsExactly(ONE + ":0 config-value-wrong");
  }

  private static Check named(String id) {
    return Checks.named(id).orElseThrow();
  }

  @Test
  void a_password_that_phones_are_shipped_with_is_told_once_for_all_that_have_it_SRV_8() {
    SampleSite site = good().unset(GroupId.ROOT, "password.web");
    assertThat(told(site.check())).containsExactly("site:/:0 config-default-password");
    Finding found = finding(site, named("config-default-password"));
    assertThat(found.text()).contains("WebPWD").contains("2 phones");
    assertThat(found.mend()).contains("dialtone site set / --ask password.web");
    site.set(1, "password.web", "own-1").set(2, "password.web", "own-2");
    assertThat(told(site.check())).as("every phone has its own").isEmpty();
  }

  @Test
  void no_secret_is_told() {
    SampleSite site = good().set(1, "password.web", "784518").set(1, "WebPWD", "784518");
    assertThat(site.check().findings())
        .isNotEmpty()
        .noneMatch(f -> (f.text() + f.mend() + f.phone()).contains("784518"));
  }

  @Test
  void an_encrypted_file_by_hand_hides_the_one_of_the_site_RUN_1() {
    SampleSite site = good().byHand("ST2030S_00147F000001.ser", "\u0001\u0002\u0003");
    assertThat(told(site.check())).containsExactly("ST2030S_00147F000001.ser:0 ser-hides-txt");
  }

  @Test
  void what_a_hand_made_file_set_and_the_site_resets_is_named_RUN_6() {
    SampleSite site =
        good().byHand(OWN, "[sys]\nconfig_sn=202611210001\n[qos]\nDSCP1=7\n[sip]\nregid1=201\n");
    assertThat(finding(site, SiteCheck.SITE_FILE_SHADOWED).text())
        .endsWith("which says otherwise: DSCP1");
  }

  @Test
  void a_hand_made_inf_may_name_files_of_the_site() {
    SampleSite site =
        good()
            .byHand(
                "other.inf", "[application]\nfwurl=/fw/abababababab/" + SampleSite.FIRMWARE + "\n");
    assertThat(told(site.check())).isEmpty();
  }

  @Test
  void a_given_file_whose_bytes_are_gone_is_an_error() {
    SampleSite site =
        good()
            .file("tones.txt", SiteFile.Kind.MELODIES, "Up:d=8,o=5,b=90:c,e,g")
            .set(PARIS, "melodies", "tones.txt");
    assertThat(told(site.check())).isEmpty();
    assertThat(told(site.lost("tones.txt").check()))
        .containsExactly("site:file:tones.txt:0 file-unreadable");
  }

  @Test
  void a_given_file_is_judged_by_its_lines() {
    SampleSite site =
        good()
            .file("tones.txt", SiteFile.Kind.MELODIES, "Up:d=8,o=5,b=90:c,e,g\nno tune\n")
            .set(PARIS, "melodies", "tones.txt");
    assertThat(told(site.check())).containsExactly("site:file:tones.txt:2 melody-wrong");
    assertThat(finding(site, named("melody-wrong")).mend())
        .contains("dialtone site files add --kind melodies FILE");
  }

  @Test
  void a_reason_in_the_data_folder_suppresses_at_the_levels_that_it_names() {
    SampleSite site =
        good()
            .unset(GroupId.ROOT, "password.web")
            .set(PARIS, "notify", "on")
            .reasons(
                """
                config-default-password site:/ # a lab
                config-notify-open site:/rome/** # not there
                """);
    CheckReport report = site.check();
    assertThat(told(report)).containsExactly("site:/paris:0 config-notify-open");
    assertThat(report.suppressed()).hasSize(1);
    assertThat(report.findings())
        .anyMatch(f -> f.check().id().equals("suppression-unused") && f.line() == 2);
  }

  @Test
  void of_thousands_of_phones_each_thing_is_told_once() {
    SampleSite site = good().unset(GroupId.ROOT, "password.web").set(PARIS, "DSCP1", "900");
    for (int phone = 3; phone < 2_000; phone++) {
      site.phone(phone, SampleSite.ST2030_SIP, PARIS);
    }
    assertThat(told(site.check()))
        .containsExactlyInAnyOrder(
            "site:/:0 config-default-password", "site:/paris:0 config-value-wrong");
  }
}
