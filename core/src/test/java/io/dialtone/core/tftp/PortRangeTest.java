// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.tftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortRangeTest {

  @ParameterizedTest
  @CsvSource({
    "50000-50999, 50000, 50999, 1000, 50000-50999",
    "' 50000 - 50001 ', 50000, 50001, 2, 50000-50001",
    "6970, 6970, 6970, 1, 6970",
    "1-65535, 1, 65535, 65535, 1-65535",
  })
  void a_range_is_first_and_last_or_one_port(
      String text, int first, int last, int size, String written) {
    PortRange range = PortRange.parse(text).orElseThrow();
    assertThat(range).isEqualTo(new PortRange(first, last));
    assertThat(range.size()).isEqualTo(size);
    assertThat(range).hasToString(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0-10", "10-9", "1-65536", "1-2-3", "-5", "a-b", "123456", "5-"})
  void anything_else_is_none(String text) {
    assertThat(PortRange.parse(text)).isEmpty();
  }

  @Test
  void one_that_cannot_be_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new PortRange(2, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new PortRange(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new PortRange(1, 65_536));
  }
}
