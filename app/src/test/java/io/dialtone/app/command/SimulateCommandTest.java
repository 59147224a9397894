// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.Main;
import io.dialtone.app.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimulateCommandTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) {
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Map.of(),
            Path.of(""));
    return Main.run(terminal, arguments);
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void runs_seeds_and_sums_them_up() {
    assertThat(run("simulate", "--seeds", "30", "--from", "500")).isZero();
    assertThat(printed().lines().toList())
        .hasSize(9)
        .anyMatch(line -> line.matches("runs +30"))
        .last()
        .isEqualTo("every invariant holds");
    assertThat(printed()).contains("power cuts", "packets lost", "runs/s", "worst time s");
  }

  @Test
  void tells_one_seed_line_by_line() {
    assertThat(run("simulate", "--seeds", "1", "--from", "2", "--trace")).isZero();
    assertThat(printed()).contains("phone 1  power: on", "world    becomes: calm");
  }

  @Test
  void a_wrong_number_is_wrong_usage() {
    assertThat(run("simulate", "--seeds", "0")).isEqualTo(64);
    assertThat(run("simulate", "--seeds", "2", "--trace")).isEqualTo(64);
    assertThat(run("simulate")).isEqualTo(64);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("--seeds 0: at least 1");
  }
}
