// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigSerialTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          -,            2026-11-22T03:26:59Z,       202611220326
          202611220325, 2026-11-22T03:26:59Z,       202611220326
          202611220326, 2026-11-22T03:26:59Z,       202611220327
          202611229999, 2026-11-22T03:26:59Z,       202611230000
          202711220326, 2026-11-22T03:26:59Z,       202711220327
          202611220326, 1970-01-01T00:00:00Z,       202611220327
          -,            -0044-03-15T12:00:00Z,      197001010000
          -,            +12026-11-22T03:26:59Z,     999912312359
          999999999998, +12026-11-22T03:26:59Z,     999999999999
          """)
  void a_serial_is_the_larger_of_the_minute_and_one_more_than_the_last_SRV_2(
      String last, Instant now, String next) {
    assertThat(ConfigSerial.next(Optional.ofNullable(last).map(ConfigSerial::new), now))
        .isEqualTo(new ConfigSerial(next));
  }

  @Test
  void nothing_follows_the_last_one_because_no_serial_may_come_back() {
    assertThatThrownBy(() -> ConfigSerial.next(Optional.of(ConfigSerial.LAST), Instant.EPOCH))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("999999999999");
  }

  @Test
  void anything_but_12_digits_is_no_serial_RUN_4() {
    assertThatThrownBy(() -> new ConfigSerial("20261122032"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ConfigSerial("20261122032.5"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
