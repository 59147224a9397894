// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.site.SiteShell.Said;
import io.dialtone.server.run.RunningServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code dialtone check} on a site, as it is stored and as it is served. */
class SiteCheckTest {

  @TempDir Path folder;

  private SiteShell shell;

  @BeforeEach
  void aSite() {
    shell = new SiteShell(folder);
    done("groups", "add", "/paris");
    done("phones", "add", "00:14:7f:00:00:01", "--model", "ST2030", "--group", "/paris");
    done("set", "/paris", "password.web=784518");
  }

  private void done(String... words) {
    Said said = shell.site(words);
    assertThat(said.exit()).as(said.err()).isZero();
  }

  private static List<String> told(Said said) {
    return said.json()
        .path("findings")
        .valueStream()
        .map(finding -> finding.path("file").asString() + " " + finding.path("check").asString())
        .toList();
  }

  @Test
  void a_site_is_judged_with_the_folder_beside_it_SRV_4() throws Exception {
    Files.createDirectories(folder.resolve("hand"));
    Files.writeString(folder.resolve("hand/ST2030S_00147F000001.txt"), "[sys]\nWebPWD=mine\n");
    Said said = shell.dialtone("check", "--files", "hand", "--json");
    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(told(said))
        .contains(
            "site:/paris config-default-password",
            "hand/ST2030S_00147F000001.txt site-file-shadowed");
    assertThat(said.out()).contains("dialtone site set /paris --ask password.web");
    assertThat(said.out()).contains("which says otherwise: WebPWD").doesNotContain("784518");
  }

  @Test
  void a_running_server_judges_what_it_serves_and_says_the_same() throws Exception {
    Said served;
    try (RunningServer _ = shell.serve()) {
      served = shell.dialtone("check", "--json");
      assertThat(shell.dialtone("check", "--files", ".").exit()).isEqualTo(64);
      assertThat(shell.dialtone("check", "--baseline", "b").exit()).isEqualTo(64);
    }
    Said alone = shell.dialtone("check", "--json"); // by the settings file of the server
    assertThat(served.exit()).as(served.err()).isZero();
    JsonNode summary = served.json().path("summary");
    assertThat(summary).isEqualTo(alone.json().path("summary"));
    assertThat(told(served)).isEqualTo(told(alone));
  }

  @Test
  void an_error_is_exit_1_and_a_failure_in_junit() throws Exception {
    assertThat(shell.typed("pw-1\n", "accounts", "add", "200", "--password-stdin").exit()).isZero();
    done("phones", "change", "00:14:7f:00:00:01", "--line", "1=200");
    Said said = shell.dialtone("check", "--junit", "check.xml");
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.out()).contains("site:/paris: error: line 1 has a number and no SIP server");
    assertThat(Files.readString(folder.resolve("check.xml")))
        .contains("<failure type=\"site-line-without-server\"");
    assertThat(shell.dialtone("check", "--suppress", "site-line-without-server").exit()).isZero();
    Files.writeString(
        folder.resolve("data/.dialtone-check"), "site-line-without-server site:/paris # a lab\n");
    assertThat(shell.dialtone("check").exit()).isZero();
  }

  private void byHand(String path, String text) throws Exception {
    Path file = folder.resolve("hand").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String get(RunningServer server, String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI at = URI.create("http://" + server.endpoints().get("http") + "/" + path);
      return client.send(HttpRequest.newBuilder(at).build(), BodyHandlers.ofString()).body();
    }
  }

  /** What is told of changed content under a name that was served. */
  private List<String> changed(String... options) {
    Said said = shell.dialtone(options);
    assertThat(said.exit()).as(said.err()).isIn(0, 1);
    return told(said).stream().filter(text -> text.endsWith("unchanged")).toList();
  }

  @Test
  @DisplayName("RUN-12 RUN-4 what changed under a name that was served is found without a baseline")
  void a_hand_made_file_that_changed_since_it_was_served_is_told() throws Exception {
    String own = "ST2030S_00147F000002.txt";
    byHand("st2030s.inf", "[config]\ncommon_config=/ComConf_1.txt\n");
    byHand("ComConf_1.txt", "[ipp]\nLanguageType=0\n");
    byHand(own, "[sys]\nconfig_sn=202611220001\n");
    String[] offline = {"check", "--files", "hand", "--json"};
    String[] running = {"check", "--json"};
    List<String> both =
        List.of("hand/ComConf_1.txt name-unchanged", "hand/" + own + " config-serial-unchanged");
    try (RunningServer server = shell.serve("files = \"hand\"\n")) {
      for (String path : List.of("st2030s.inf", "ComConf_1.txt", own)) {
        assertThat(get(server, path)).startsWith("[");
      }
      assertThat(changed(running)).isEmpty();
      byHand("ComConf_1.txt", "[ipp]\nLanguageType=1\n");
      byHand(own, "[sys]\nconfig_sn=202611220001\n[ipp]\nLanguageType=1\n");
      assertThat(changed(running)).containsExactlyInAnyOrderElementsOf(both);
    }
    assertThat(changed(offline)).containsExactlyInAnyOrderElementsOf(both);
    assertThat(shell.dialtone("backup", "b.zip", "--with-key").exit()).isZero();
    assertThat(shell.dialtone("restore", "b.zip", "--data", "other").exit()).isZero();
    assertThat(changed("check", "--files", "hand", "--json", "--data", "other"))
        .containsExactlyInAnyOrderElementsOf(both);
    try (RunningServer server = shell.serve("files = \"hand\"\n")) {
      assertThat(get(server, "ComConf_1.txt")).endsWith("1\n");
      assertThat(changed(running)).as("served now").containsExactlyInAnyOrderElementsOf(both);
      byHand("ComConf_2.txt", "[ipp]\nLanguageType=1\n");
      byHand("st2030s.inf", "[config]\ncommon_config=/ComConf_2.txt\n");
      byHand(own, "[sys]\nconfig_sn=202611220002\n[ipp]\nLanguageType=1\n");
      assertThat(changed(running)).as("mended as it is told").isEmpty();
    }
  }

  @Test
  void a_folder_without_a_site_is_told_and_none_is_made() {
    Said said = shell.dialtone("check", "--data", "elsewhere");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("there is no data folder");
    assertThat(folder.resolve("elsewhere")).doesNotExist();
  }

  @Test
  void what_belongs_to_a_site_does_not_go_with_paths() {
    assertThat(shell.dialtone("check", ".", "--config", "x.toml").exit()).isEqualTo(64);
    assertThat(shell.dialtone("check", ".", "--files", ".").exit()).isEqualTo(64);
    assertThat(shell.dialtone("check", "--root", ".").exit()).isEqualTo(64);
  }
}
