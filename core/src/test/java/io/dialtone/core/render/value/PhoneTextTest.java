// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.render.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.wire.text.IniText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '@',
      textBlock =
          """
          Zoé Müller          | Zoé Müller
          Zoe\u0301           | Zoé
          a \u2013 b \u2014 c | a - b - c
          \u2019t \u201Cx\u201D | 't "x"
          5 \u20AC            | 5 EUR
          \u0152uvre          | OEuvre
          \u0141\u00F3d\u017A | Lódz
          Dvo\u0159\u00E1k    | Dvorák
          \u5317\u4EAC 1      | ?? 1
          \uD83D\uDCDE phone    | ? phone
          a\u200Bb            | ab
          \uFF11\u2075        | 15
          """)
  void what_iso_8859_1_lacks_becomes_what_is_nearest_FIL_1(String text, String expected) {
    assertThat(PhoneText.of(text)).isEqualTo(expected);
  }

  @Test
  void one_line_comes_out_whatever_goes_in() {
    assertThat(PhoneText.of(" a\r\nb\tc\u0000d\u0085\u00A0")).isEqualTo("a  b cd\u00A0");
    for (int c = 0; c <= 0x2FFFF; c++) {
      String out = PhoneText.of("x" + Character.toString(c) + "y");
      assertThat(IniText.requireLine("value", out)).startsWith("x").endsWith("y");
    }
  }
}
