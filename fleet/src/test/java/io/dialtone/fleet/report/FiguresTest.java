// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"0|0", "0.4242|0.42", "4.2|4.20", "42|42.0", "4242.4|4,242"})
  void numbers_have_the_digits_that_matter(double value, String text) {
    assertThat(Figures.number(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0.25, 0.25 ms", "999, 999 ms", "1000, 1.00 s", "99999, 100.00 s", "250000, 250 s"})
  void times_have_a_fitting_unit(double millis, String text) {
    assertThat(Figures.millis(millis)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 0 B", "999, 999 B", "1000, 1.00 kB", "1630087, 1.63 MB", "2e11, 200 GB"})
  void amounts_have_a_fitting_unit(double bytes, String text) {
    assertThat(Figures.bytes(bytes)).isEqualTo(text);
  }
}
