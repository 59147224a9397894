// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.site.SiteShell.Said;
import io.dialtone.server.run.RunningServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
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
