// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.tftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("TFT-1 options for others: RFC 2347, 2348, 2349, 7440")
class TftpOptionsTest {

  @ParameterizedTest
  @CsvSource({
    "blksize,8", "blksize,65464",
    "timeout,1", "timeout,255",
    "tsize,0", "tsize,33554432",
    "windowsize,1", "windowsize,65535"
  })
  void a_value_within_its_bounds_is_taken_and_written(String name, String value) {
    TftpOptions options = TftpOptions.read(Map.of(name, value));
    assertThat(options.isEmpty()).isFalse();
    assertThat(options.toMap()).isEqualTo(Map.of(name, value));
  }

  @ParameterizedTest
  @CsvSource({
    "blksize,7",
    "blksize,65465",
    "blksize,-8",
    "blksize,",
    "blksize,1e3",
    "blksize,99999999999",
    "timeout,0",
    "timeout,256",
    "tsize,-1",
    "tsize,x",
    "tsize,9999999999999999999",
    "windowsize,0",
    "windowsize,65536",
    "multicast,1"
  })
  void a_value_out_of_its_bounds_counts_as_not_asked_for(String name, String value) {
    assertThat(TftpOptions.read(Map.of(name, value == null ? "" : value)))
        .isEqualTo(TftpOptions.NONE);
  }

  @Test
  void all_options_together() {
    TftpOptions options =
        TftpOptions.read(
            Map.of("blksize", "1428", "timeout", "3", "tsize", "51", "windowsize", "16"));
    assertThat(options)
        .isEqualTo(
            new TftpOptions(
                OptionalInt.of(1428), OptionalInt.of(3), OptionalLong.of(51), OptionalInt.of(16)));
    assertThat(options.toMap().keySet())
        .containsExactly("blksize", "timeout", "tsize", "windowsize");
  }

  @Test
  void options_out_of_bounds_cannot_be_made() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new TftpOptions(
                OptionalInt.of(7), OptionalInt.empty(), OptionalLong.empty(), OptionalInt.empty()))
        .withMessage("blksize 7 out of bounds");
  }
}
