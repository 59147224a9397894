// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The panel. */
class DisplayTest {

  @Test
  @DisplayName("LCD-1 while running: lamp red, fast; lines 3 and 4")
  void shows_a_run() {
    Display display = Display.provisioning("ST2030");
    assertThat(display.lamp()).isEqualTo(Lamp.RED_FAST_BLINKING);
    assertThat(display.line(3)).isEqualTo("Provisioning...");
    assertThat(display.line(4)).isEqualTo("Please Wait...");
  }

  @Test
  @DisplayName("LCD-2 a failure says what, which version is still in use, and whom to ask")
  void shows_a_failure() {
    Display display = Display.failure("ST2030", Message.CORRUPTED_MELODY_FILE, "1.53");
    assertThat(display.line(3)).isEqualTo("Corrupted Melody file");
    assertThat(display.line(4)).isEqualTo("Still using v1.53");
    assertThat(display.line(5)).isEqualTo("Please contact admin");
    assertThat(display.summary()).isEqualTo("Corrupted Melody file");
  }

  @Test
  @DisplayName("LCD-2 the sixteen texts, word for word")
  void has_the_vendors_texts() {
    assertThat(Arrays.stream(Message.values()).map(Message::text))
        .containsExactly(
            "Wrong Firmware",
            "Wrong Com Config",
            "Wrong Tel Config",
            "Wrong Melody Config",
            "Server Unreachable",
            "Gen File Not Found",
            "Firmware Not Found",
            "Melody Cfg Not Found",
            "Com Config Not Found",
            "Tel Config Not Found",
            "Deck File Not Found",
            "Corrupted Firmware",
            "Corrupted Config",
            "Corrupted Deck Files",
            "Corrupted Melody file",
            "XML Syntax Error");
  }

  @Test
  void a_ready_phone_says_so() {
    assertThat(Display.ready("ST2030").summary()).isEqualTo("ready");
    assertThat(Display.ready("ST2030").message()).isEmpty();
  }
}
