// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.wire.octets.MacAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MacRangeTest {

  @ParameterizedTest
  @CsvSource({
    "00:14:7f, 00147F000000, 00147FFFFFFF",
    "00-14-7F, 00147F000000, 00147FFFFFFF",
    "00147f, 00147F000000, 00147FFFFFFF",
    "00, 000000000000, 00FFFFFFFFFF",
    "0014.7f00, 00147F000000, 00147F00FFFF",
    "00:14:7f:00:00:01, 00147F000001, 00147F000001",
    "00:14:7f:00:00:01-00:14:7f:00:00:ff, 00147F000001, 00147F0000FF",
    "00-14-7f-00-00-01-00-14-7f-00-00-ff, 00147F000001, 00147F0000FF",
    "00147f000001 - 0014.7f00.00ff, 00147F000001, 00147F0000FF"
  })
  void ranges_and_prefixes_are_read_as_they_are_written(String text, String from, String to) {
    MacRange range = MacRange.parse(text).orElseThrow();

    assertThat(range.from().plain()).isEqualTo(from);
    assertThat(range.to().plain()).isEqualTo(to);
    assertThat(MacRange.parse(range.toString())).contains(range);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "001",
        "00:14-7f",
        "00:14:7f-00:14:80",
        "00147f-001480",
        "00:14:7f:00:00:ff-00:14:7f:00:00:01",
        "00:14:7f:00:00:01:02",
        "g0:14:7f",
        "00:14:7f:00:00:01-"
      })
  void what_is_neither_is_refused(String text) {
    assertThat(MacRange.parse(text)).isEmpty();
  }

  @Test
  void both_ends_are_in_it() {
    MacRange range = MacRange.parse("00147f000001-00147f000003").orElseThrow();

    assertThat(range.contains(new MacAddress(0x00147F000000L))).isFalse();
    assertThat(range.contains(new MacAddress(0x00147F000001L))).isTrue();
    assertThat(range.contains(new MacAddress(0x00147F000003L))).isTrue();
    assertThat(range.contains(new MacAddress(0x00147F000004L))).isFalse();
  }
}
