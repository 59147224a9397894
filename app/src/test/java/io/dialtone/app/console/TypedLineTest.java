// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TypedLineTest {

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  private TypedLine typing(String keys) throws IOException {
    var in = new ByteArrayInputStream(keys.getBytes(UTF_8));
    var terminal = new DumbTerminal("test", "ansi", in, shown, UTF_8);
    return TypedLine.on(terminal, List.of("reboot", "ring", "quit"), List.of("panel", "params"));
  }

  @Test
  void lines_are_typed_completed_and_ended_by_control_d() throws IOException {
    try (TypedLine line = typing("reb\t\rshow par\t reg\r\u0004")) {
      assertThat(line.next().map(String::strip)).contains("reboot");
      assertThat(line.next().map(text -> text.replaceAll(" +", " "))).contains("show params reg");
      assertThat(line.next()).isEmpty();
      assertThat(line.end()).isEqualTo(ConsoleLine.End.STOP);
    }
  }

  @Test
  void what_is_printed_goes_above_line_by_line() throws IOException {
    try (TypedLine line = typing("\u0004")) {
      PrintStream out = line.out();
      out.print("half ");
      assertThat(shown.toString(UTF_8)).doesNotContain("half");
      out.print("a line\r\n");
      out.println("\u256d\u2500");
      assertThat(shown.toString(UTF_8)).contains("half a line", "\u256d\u2500");
      assertThat(line.next()).isEmpty();
    }
  }

  @Test
  void a_stream_that_is_no_terminal_gives_its_lines_and_ends() throws IOException {
    var in = new ByteArrayInputStream("show panel\nlast".getBytes(UTF_8));
    try (ConsoleLine line = ConsoleLine.plain(in, new PrintStream(shown, true, UTF_8))) {
      assertThat(line.next()).contains("show panel");
      assertThat(line.next()).contains("last");
      assertThat(line.next()).isEmpty();
      assertThat(line.end()).isEqualTo(ConsoleLine.End.NO_MORE);
      line.out().println("said");
    }
    assertThat(shown.toString(UTF_8)).isEqualToIgnoringNewLines("said");
  }
}
