// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LengthsTest {

  @ParameterizedTest
  @CsvSource({
    "P1D, 1 day",
    "P2D, 2 days",
    "PT25H, 25 hours",
    "PT90M, 90 minutes",
    "PT1M1S, 61 seconds"
  })
  void a_length_is_told_in_its_largest_whole_unit(Duration length, String words) {
    assertThat(Lengths.words(length)).isEqualTo(words);
  }
}
