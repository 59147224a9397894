// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InkTest {

  @ParameterizedTest
  @CsvSource({"UNICODE, Caf\u00e9 ?2J?31m?", "ASCII, Caf? ?2J?31m?"})
  void text_from_outside_moves_no_cursor_not_by_one_byte_controls_either(Ink ink, String clean) {
    assertThat(ink.clean("Caf\u00e9 \u009b2J\u001b31m\u007f")).isEqualTo(clean);
  }
}
