// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.Main;
import io.dialtone.app.crash.PhoneCrowd;
import io.dialtone.app.crash.ServeProcess;
import io.dialtone.app.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code backup} and {@code restore}, beside a running server and without one. */
class BackupCommandTest {

  @TempDir private Path folder;

  private record Said(int exit, String out, String err) {}

  private Said run(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), Map.of(), folder);
    int exit = Main.run(terminal, words);
    return new Said(exit, out.toString(UTF_8), err.toString(UTF_8));
  }

  @Test
  void a_backup_of_a_running_server_restores_to_another_folder() throws Exception {
    String data = folder.resolve("data").toString();
    JsonNode rows;
    try (ServeProcess server = ServeProcess.start(folder).ready();
        PhoneCrowd crowd = new PhoneCrowd()) {
      crowd.ask(server.endpoint("dhcp"));
      crowd.boot(20);
      Said said = run("backup", "b.zip", "--data", data, "--json");
      assertThat(said).isEqualTo(new Said(0, said.out(), ""));
      JsonNode report = JsonMapper.shared().readTree(said.out());
      rows = report.path("rows");
      assertThat(rows.path("lease").asInt()).isGreaterThanOrEqualTo(20);
      Said refused = run("restore", "b.zip", "--data", data);
      assertThat(refused.exit()).isEqualTo(2);
      assertThat(refused.err()).contains("is in use by process " + server.pid()).hasLineCount(1);
    }
    Said restored = run("restore", "b.zip", "--data", "other");
    assertThat(restored.err()).isEmpty();
    assertThat(restored.out()).startsWith("restored the backup of ").hasLineCount(1);
    Said again = run("backup", "c.zip", "--data", "other", "--json");
    assertThat(again.exit()).isZero();
    JsonNode restoredRows = JsonMapper.shared().readTree(again.out()).path("rows");
    for (String kind : List.of("item", "change", "lease")) {
      assertThat(restoredRows.path(kind)).as(kind).isEqualTo(rows.path(kind));
    }
    assertThat(run("backup", "d.zip", "--data", "other").out())
        .containsPattern("d.zip: [0-9]+ items, [0-9]+ changes?, [0-9]+ leases, 0 files");
  }

  @Test
  void what_cannot_be_is_told_in_one_line() throws Exception {
    Said nothing = run("backup", "b.zip", "--data", "none");
    assertThat(nothing.exit()).isEqualTo(2);
    assertThat(nothing.err()).startsWith("dialtone: there is no data folder ").hasLineCount(1);
    Files.createDirectory(folder.resolve("empty"));
    assertThat(run("backup", "b.zip", "--data", "empty").err()).contains("there is no database ");
    assertThat(folder.resolve("b.zip")).doesNotExist();
    Said lost = run("restore", "b.zip", "--data", "empty");
    assertThat(lost).isEqualTo(new Said(2, "", lost.err()));
    assertThat(lost.err()).contains("there is no file ").hasLineCount(1);
    assertThat(run("restore").exit()).isEqualTo(64);
    Said foreign = run("restore", "b.zip", "--database", "mysql://u:hunter2@h/d");
    assertThat(foreign.exit()).isEqualTo(64);
    assertThat(foreign.err()).doesNotContain("hunter2");
  }
}
