// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class NotifyReportTest {

  @TempDir Path folder;

  @Test
  void what_a_phone_answers_moves_no_cursor() {
    var out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, UTF_8);
    NotifyReport report =
        new NotifyReport(new Terminal(stream, stream, Map.of(), folder), false, false);
    report.begins(1, 10);
    report.show(
        JsonMapper.shared()
            .readTree(
                """
                {"told": 1, "results": [{"mac": "00:14:7f:00:00:01", "result": "refused",
                 "words": "603 Bye\\u009b2J\\u001b[31m", "warnings": []}]}
                """));
    assertThat(out.toString(UTF_8).lines())
        .containsExactly(
            "1 phone to be told, 10 a second", "00:14:7f:00:00:01  refused: 603 Bye?2J?[31m");
  }
}
