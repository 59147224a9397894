// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.display.Display;
import io.dialtone.handset.display.Message;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PanelDrawingTest {

  @Test
  @DisplayName("LCD-2 a failure is drawn with its lamp and all five lines")
  void draws_a_failure() {
    Display failure = Display.failure("ST2030 SIP", Message.SERVER_UNREACHABLE, "1.53");
    assertThat(PanelDrawing.draw(failure, Ink.UNICODE))
        .containsExactly(
            "╭──────────────────────────╮  ● lamp red, blinking fast",
            "│ ST2030 SIP               │",
            "│                          │",
            "│ Server Unreachable       │",
            "│ Still using v1.53        │",
            "│ Please contact admin     │",
            "╰──────────────────────────╯");
  }

  @Test
  void draws_in_ascii_where_the_terminal_knows_no_more() {
    assertThat(PanelDrawing.draw(Display.ready("Caf\u00e9\u0007"), Ink.ASCII))
        .containsExactly(
            "+--------------------------+  o lamp off",
            "| Caf??                    |",
            "|                          |",
            "|                          |",
            "|                          |",
            "|                          |",
            "+--------------------------+");
  }

  @Test
  void a_long_line_widens_the_frame() {
    var drawing = PanelDrawing.draw(Display.ready("x".repeat(40)), Ink.UNICODE);
    assertThat(drawing.get(1)).hasSize(44);
    assertThat(drawing.get(2)).hasSize(44);
    assertThat(drawing.getLast()).hasSize(44);
  }
}
