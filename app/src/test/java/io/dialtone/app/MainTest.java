// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.terminal.ExitCode;
import io.dialtone.app.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MainTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Terminal terminal =
      new Terminal(
          new PrintStream(out, true, UTF_8),
          new PrintStream(err, true, UTF_8),
          Map.of(),
          Path.of(""));

  @Test
  void help_goes_to_standard_output_and_ends_with_0() {
    assertThat(Main.run(terminal, "--help")).isEqualTo(ExitCode.OK);
    assertThat(out.toString(UTF_8)).contains("Usage: dialtone").contains("--version");
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void output_that_finds_no_room_is_one_line_and_2() {
    var full =
        new OutputStream() {
          @Override
          public void write(int octet) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    var printing = new PrintStream(full, false, UTF_8);
    var crammed = new Terminal(printing, new PrintStream(err, true, UTF_8), Map.of(), Path.of(""));
    assertThat(Main.run(crammed, "--help")).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString(UTF_8).lines())
        .containsExactly("dialtone: standard output did not take all of it: is the disk full?");
  }

  @Test
  void a_reader_who_has_seen_enough_is_no_failure() throws Exception {
    Process printing = new ProcessBuilder(JavaCommand.of(Main.class.getName(), "--help")).start();
    printing.getInputStream().close(); // long before it prints, as head is gone by then
    assertThat(printing.getErrorStream().readAllBytes()).asString(UTF_8).isEmpty();
    assertThat(printing.waitFor()).isEqualTo(ExitCode.OK);
  }

  @Test
  void version_is_the_poms() throws Exception {
    assertThat(Main.run(terminal, "--version")).isEqualTo(ExitCode.OK);
    assertThat(out.toString(UTF_8)).isEqualTo("dialtone " + Version.TEXT + System.lineSeparator());
    assertThat(Files.readString(Path.of("../pom.xml"), UTF_8))
        .contains("<artifactId>dialtone</artifactId>\n  <version>" + Version.TEXT + "</version>");
  }

  @Test
  void no_command_is_wrong_usage_and_shows_the_help_as_an_error() {
    assertThat(Main.run(terminal)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(UTF_8)).contains("Usage: dialtone");
    assertThat(out.toString(UTF_8)).isEmpty();
  }

  @Test
  void an_unknown_command_or_option_is_wrong_usage_in_one_line() {
    assertThat(Main.run(terminal, "fly")).isEqualTo(ExitCode.USAGE);
    assertThat(Main.run(terminal, "--fly")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(UTF_8).lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("dialtone: ") && line.endsWith("(see 'dialtone --help')"))
        .allMatch(line -> line.contains("fly"));
  }

  @Test
  void the_help_names_every_command_and_each_knows_its_own_name() {
    Main.run(terminal, "--help");
    for (String command :
        List.of(
            "demo", "serve", "site", "phone", "fleet", "doctor", "backup", "restore", "simulate")) {
      assertThat(out.toString(UTF_8)).containsPattern("\\n  " + command + " ");
      assertThat(Main.run(terminal, command, "--help")).isEqualTo(ExitCode.OK);
      assertThat(out.toString(UTF_8)).contains("Usage: dialtone " + command + " ");
    }
  }
}
