// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 1",
    "bytes=0-9, 0, 10",
    "bytes=3-5, 3, 3",
    "bytes=3-, 3, 7",
    "bytes=3-100, 3, 7",
    "bytes=3-999999999999999999, 3, 7",
    "bytes=-4, 6, 4",
    "bytes=-100, 0, 10",
    "Bytes= 3-5 , 3, 3",
  })
  void one_range_of_ten_bytes(String field, long from, long length) {
    assertThat(ByteRange.parse(field, 10)).isEqualTo(new ByteRange.Part(from, length));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=0-1,3-4",
        "bytes=5-3",
        "bytes=-",
        "bytes=a-b",
        "lines=1-2",
        "",
        "bytes=0-9999999999999999999",
      })
  void what_is_no_single_range_is_ignored(String field) {
    assertThat(ByteRange.parse(field, 10)).isEqualTo(new ByteRange.Whole());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10-", "bytes=10-20", "bytes=-0"})
  void a_range_behind_the_end_is_beyond(String field) {
    assertThat(ByteRange.parse(field, 10)).isEqualTo(new ByteRange.Beyond());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-", "bytes=-5"})
  void nothing_can_be_taken_of_an_empty_file(String field) {
    assertThat(ByteRange.parse(field, 0)).isEqualTo(new ByteRange.Beyond());
  }
}
