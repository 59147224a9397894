// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.tftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dialtone.wire.tftp.TftpOptions;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermsTest {
  private static final TransferLimits SMALL =
      new TransferLimits(
          Duration.ofSeconds(1),
          Duration.ofSeconds(8),
          5,
          Duration.ofSeconds(40),
          Duration.ofMinutes(1),
          1428,
          16);

  private static Terms agree(String name, String value) {
    return Terms.negotiate(TftpOptions.read(Map.of(name, value)), 5000, SMALL);
  }

  @ParameterizedTest
  @CsvSource({
    "blksize, 8, {blksize=8}",
    "blksize, 1428, {blksize=1428}",
    "blksize, 1429, {blksize=1428}", // less than asked is allowed: RFC 2348
    "blksize, 65464, {blksize=1428}",
    "blksize, 7, {}",
    "blksize, 65465, {}",
    "blksize, -1, {}",
    "blksize, big, {}",
    "tsize, 0, {tsize=5000}",
    "tsize, x, {}",
    "timeout, 1, {timeout=1}",
    "timeout, 39, {timeout=39}",
    "timeout, 0, {}",
    "timeout, 256, {}",
    "windowsize, 1, {windowsize=1}",
    "windowsize, 65535, {windowsize=16}", // RFC 7440
    "windowsize, 0, {}",
    "windowsize, 65536, {}",
    "multicast, 1, {}",
  })
  void an_option_is_acknowledged_as_far_as_our_limits_go(String name, String value, String oack) {
    assertThat(new TreeMap<>(agree(name, value).acknowledged().toMap())).hasToString(oack);
  }

  @Test
  void without_options_it_is_rfc_1350_as_these_phones_speak_it_TFT_1() {
    Terms terms = Terms.negotiate(TftpOptions.NONE, 5000, SMALL);
    assertThat(terms.acknowledged().isEmpty()).isTrue();
    assertThat(terms.blockSize()).isEqualTo(512);
    assertThat(terms.window()).isEqualTo(1);
    assertThat(terms.firstTimeout()).isEqualTo(Duration.ofSeconds(1));
    assertThat(terms.longestTimeout()).isEqualTo(Duration.ofSeconds(8));
    assertThat(terms.blocks()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource({"512, 64", "1428, 64", "8192, 16", "65464, 2"})
  void a_window_of_large_blocks_has_fewer_of_them(String blockSize, int window) {
    Map<String, String> asked = Map.of("blksize", blockSize, "windowsize", "64");
    Terms terms = Terms.negotiate(TftpOptions.read(asked), 5000, TransferLimits.USUAL);
    assertThat(terms.window()).isEqualTo(window);
  }

  @Test
  void a_timeout_longer_than_our_longest_stays_as_it_is() {
    assertThat(agree("timeout", "30").longestTimeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(agree("timeout", "3").longestTimeout()).isEqualTo(Duration.ofSeconds(8));
  }

  @Test
  void a_timeout_that_leaves_no_time_to_send_again_is_left_out_RFC_2349() {
    assertThat(agree("timeout", "39").acknowledged().toMap()).containsEntry("timeout", "39");
    assertThat(agree("timeout", "40").acknowledged().isEmpty()).isTrue();
    assertThat(agree("timeout", "40").firstTimeout()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void limits_are_made_from_others() {
    TransferLimits other =
        TransferLimits.USUAL.within(Duration.ofSeconds(7), Duration.ofSeconds(70)).sized(1468, 4);
    assertThat(other.idle()).isEqualTo(Duration.ofSeconds(7));
    assertThat(other.total()).isEqualTo(Duration.ofSeconds(70));
    assertThat(other.longestBlock()).isEqualTo(1468);
    assertThat(other.longestWindow()).isEqualTo(4);
    assertThat(other.tries()).isEqualTo(TransferLimits.USUAL.tries());
  }

  @Test
  void limits_under_which_nothing_could_be_sent_are_refused() {
    Duration second = Duration.ofSeconds(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TransferLimits(second, second, 0, second, second, 512, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TransferLimits(second, second, 1, second, second, 511, 1));
  }
}
