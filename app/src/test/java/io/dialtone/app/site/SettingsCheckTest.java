// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.site.SiteShell.Said;
import io.dialtone.core.check.finding.SettingsCheck;
import io.dialtone.server.run.StartJudge;
import io.dialtone.server.settings.Loaded;
import io.dialtone.server.settings.SettingsReader;
import io.dialtone.server.settings.Surroundings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** {@code dialtone check --config}: what a start would say of its settings. */
class SettingsCheckTest {

  private static final String POOL =
      "[[dhcp.pool]]\nsubnet = \"192.0.2.0/24\"\nrange = \"192.0.2.100-192.0.2.101\"\n";
  private static final String DHCP = "dhcp.listen = \"127.0.0.1:6767\"\n";

  @TempDir Path folder;

  /** Broken settings for each check. */
  private static Map<SettingsCheck, String> broken() {
    Map<SettingsCheck, String> all = new EnumMap<>(SettingsCheck.class);
    all.put(SettingsCheck.SETTINGS_WRONG, "\n\nhttp.listen = \"nowhere\"\n");
    all.put(SettingsCheck.SETTINGS_DHCP_FAULT, "dhcp.listen = \"nosuch0\"\n" + POOL);
    all.put(SettingsCheck.SETTINGS_VARIABLE_UNKNOWN, "");
    all.put(SettingsCheck.SETTINGS_ACCESS, "access.mode = \"open\"\n");
    all.put(SettingsCheck.SETTINGS_TFTP_PORTS, "tftp.port-range = \"50000-50009\"\n");
    all.put(SettingsCheck.SETTINGS_WAY_NOWHERE, "http.listen = \"off\"\n" + DHCP + POOL);
    all.put(SettingsCheck.SETTINGS_INF_MISSING, "dhcp.inf = \"gone.inf\"\n" + DHCP + POOL);
    all.put(SettingsCheck.SETTINGS_INTERFACE, "dhcp.listen = \"lo\"\n" + POOL);
    all.put(
        SettingsCheck.SETTINGS_WAYS_MIXED,
        DHCP
            + POOL
            + "way = \"option43\"\n[[dhcp.pool]]\nsubnet = \"192.0.2.0/24\"\n"
            + "range = \"192.0.2.110-192.0.2.120\"\nway = \"option66\"\n");
    all.put(SettingsCheck.SETTINGS_UNREACHABLE, "http.listen = \"127.0.0.1:8080\"\n" + DHCP + POOL);
    return all;
  }

  private Said check(String settings, Map<String, String> environment) throws Exception {
    Files.writeString(folder.resolve("x.toml"), settings);
    return new SiteShell(folder).in(environment, "check", "--config", "x.toml", "--json");
  }

  private static List<String> told(Said said) {
    return said.json()
        .path("findings")
        .valueStream()
        .map(finding ->
            finding.path("file").asString()
                + ":"
                + finding.path("line").asInt()
                + " "
                + finding.path("check").asString())
        .toList();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SETTINGS_POOL_SMALL")
  void each_check_of_settings_finds_the_fault_it_is_named_for_SRV_4(SettingsCheck check)
      throws Exception {
    Map<String, String> environment =
        check == SettingsCheck.SETTINGS_VARIABLE_UNKNOWN
            ? Map.of("DIALTONE_HTPP", "off")
            : Map.of();
    Said said = check(broken().get(check), environment);
    int line = check == SettingsCheck.SETTINGS_WRONG ? 3 : 0;
    assertThat(told(said)).contains("x.toml:" + line + " " + check.id());
    assertThat(said.exit()).isEqualTo(check.told().severity().text().equals("error") ? 1 : 0);
  }

  @Test
  void a_pool_is_held_against_the_phones_of_the_site() throws Exception {
    Files.writeString(folder.resolve("x.toml"), DHCP + POOL);
    Surroundings around = new Surroundings(Map.of("--config", "x.toml"), Map.of(), folder, false);
    Loaded.Fit fit = (Loaded.Fit) SettingsReader.load(around);
    assertThat(StartJudge.of(fit, "x.toml", 2)).isEmpty();
    assertThat(StartJudge.of(fit, "x.toml", 3))
        .singleElement()
        .matches(found -> found.check() == SettingsCheck.SETTINGS_POOL_SMALL)
        .matches(
            found -> found.text().contains("3 phones") && found.text().contains("2 addresses"));
  }

  @Test
  void what_is_found_of_settings_is_in_json_with_all_its_parts() throws Exception {
    Said said = check("tftp.port-range = \"50000-50009\"\n", Map.of());
    JsonNode finding = said.json().path("findings").path(0);
    for (String part : List.of("check", "severity", "file", "rule", "text", "phone", "mend")) {
      assertThat(finding.path(part).asString("")).as(part).isNotEmpty();
    }
    assertThat(said.json().path("summary").path("warning").asInt()).isEqualTo(1);
    assertThat(said.json().path("summary").path("files").asInt()).isEqualTo(1);
  }

  @Test
  void an_error_of_settings_is_a_failure_in_junit_and_a_warning_its_output() throws Exception {
    Files.writeString(folder.resolve("x.toml"), "\n\nhttp.listen = \"nowhere\"\n");
    SiteShell shell = new SiteShell(folder);
    Path junit = folder.resolve("j.xml");
    assertThat(shell.dialtone("check", "--config", "x.toml", "--junit", "j.xml").exit()).isOne();
    assertThat(Files.readString(junit))
        .contains("<testcase name=\"x.toml\"", "<failure type=\"settings-wrong\"");
    Files.writeString(folder.resolve("x.toml"), "tftp.port-range = \"50000-50009\"\n");
    assertThat(shell.dialtone("check", "--config", "x.toml", "--junit", "j.xml").exit()).isZero();
    assertThat(Files.readString(junit))
        .contains("failures=\"0\"", "<system-out>", "[settings-tftp-ports, TFT-1]");
  }

  @Test
  void what_is_not_to_be_told_of_settings_stands_in_the_data_folder_or_is_said() throws Exception {
    String settings = "data = \"d\"\ntftp.port-range = \"50000-50009\"\n";
    Files.createDirectories(folder.resolve("d"));
    Path reasons = folder.resolve("d/.dialtone-check");
    assertThat(told(check(settings, Map.of()))).containsExactly("x.toml:0 settings-tftp-ports");
    Files.writeString(reasons, "settings-tftp-ports # few phones\nsite-no-firmware # a lab\n");
    Said quiet = check(settings, Map.of());
    assertThat(told(quiet)).isEmpty();
    assertThat(quiet.json().path("summary").path("suppressed").asInt()).isEqualTo(1);
    Files.writeString(reasons, "settings-tftp-ports other.toml # few phones\n");
    assertThat(told(check(settings, Map.of()))).containsExactly("x.toml:0 settings-tftp-ports");
    Files.delete(reasons);
    Said left =
        new SiteShell(folder)
            .dialtone("check", "--config", "x.toml", "--json", "--suppress", "settings-tftp-ports");
    assertThat(told(left)).isEmpty();
  }

  @Test
  void a_line_of_the_site_for_settings_is_used_or_told_once() throws Exception {
    SiteShell shell = new SiteShell(folder);
    assertThat(shell.site("groups", "add", "/paris").exit()).isZero();
    Files.writeString(folder.resolve("dialtone.toml"), "tftp.port-range = \"50000-50009\"\n");
    Files.writeString(
        folder.resolve("data/.dialtone-check"),
        "settings-tftp-ports # few phones\nsettings-access # nothing open\n");
    Said said = shell.dialtone("check", "--json", "--severity", "info");
    assertThat(told(said)).containsExactly("site:.dialtone-check:2 suppression-unused");
  }

  @Test
  void an_inf_that_dhcp_tells_must_be_served_SRC_5() throws Exception {
    String inf = "dhcp.inf = \"/x/Mine.inf\"\nfiles = \"hand\"\n" + DHCP + POOL;
    Files.createDirectories(folder.resolve("hand/x"));
    assertThat(told(check(inf, Map.of()))).containsExactly("x.toml:0 settings-inf-missing");
    Files.writeString(folder.resolve("hand/x/mine.inf"), "[config]\n");
    assertThat(told(check(inf, Map.of()))).as("letter case does not count, ID-2").isEmpty();
    for (String elsewhere : List.of("http://192.0.2.9/gone.inf", "new/{prefix}{mac}.inf")) {
      String text = "dhcp.inf = \"" + elsewhere + "\"\n" + DHCP + POOL;
      assertThat(told(check(text, Map.of()))).as(elsewhere).isEmpty();
    }
    String ofPool = DHCP + POOL + "inf = \"st2030s.inf\"\n";
    assertThat(told(check(ofPool, Map.of()))).containsExactly("x.toml:0 settings-inf-missing");
    Surroundings around = new Surroundings(Map.of("--config", "x.toml"), Map.of(), folder, false);
    Loaded.Fit fit = (Loaded.Fit) SettingsReader.load(around);
    assertThat(StartJudge.of(fit, "x.toml", 1)).as("the site has it for its phones").isEmpty();
  }

  @Test
  void good_settings_have_no_finding() throws Exception {
    Said said = check(DHCP + POOL, Map.of());
    assertThat(told(said)).isEmpty();
    assertThat(said.exit()).isZero();
    assertThat(said.err()).contains("the settings alone are checked");
  }

  @Test
  void a_settings_file_that_is_not_there_is_told() {
    Said said = new SiteShell(folder).dialtone("check", "--config", "gone.toml");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).isEqualTo("dialtone: there is no settings file gone.toml\n");
  }
}
