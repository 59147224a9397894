// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.fleet.crowd.Shares.Share;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharesTest {

  private static Shares<String> of(int... weights) {
    return new Shares<>(
        IntStream.range(0, weights.length)
            .mapToObj(at -> new Share<>("s" + at, weights[at]))
            .toList());
  }

  @ParameterizedTest
  @CsvSource({
    "100, 70 20 10, 70 20 10",
    "10, 1 1 1, 4 3 3", // the rest goes to the first of equals
    "1, 1 99, 0 1",
    "7, 5, 7",
    "3, 1000000 1, 3 0",
    "1000000, 1 2, 333333 666667",
  })
  void all_phones_are_shared_out_by_the_largest_remainders(
      int phones, String weights, String counts) {
    int[] parts = Arrays.stream(weights.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
    List<Integer> expected = Arrays.stream(counts.split(" ", -1)).map(Integer::valueOf).toList();
    assertThat(of(parts).counts(phones)).isEqualTo(expected);
  }

  @Test
  void each_phone_gets_one_share_and_the_same_at_every_dealing() {
    Shares<String> shares = of(70, 30);
    var first = shares.deal(1_000, new SplittableRandom(7));
    var again = shares.deal(1_000, new SplittableRandom(7));
    var other = shares.deal(1_000, new SplittableRandom(8));
    List<String> dealt = IntStream.range(0, 1_000).mapToObj(first::of).toList();
    assertThat(dealt.stream().filter("s0"::equals)).hasSize(700);
    assertThat(IntStream.range(0, 1_000).mapToObj(again::of).toList()).isEqualTo(dealt);
    assertThat(IntStream.range(0, 1_000).mapToObj(other::of).toList()).isNotEqualTo(dealt);
  }

  @Test
  void the_shares_are_well_mixed() {
    var dealt = of(1, 1).deal(1_000, new SplittableRandom(1));
    long inFirstHalf = IntStream.range(0, 500).filter(at -> dealt.of(at).equals("s0")).count();
    assertThat(inFirstHalf).isBetween(200L, 300L);
  }

  @Test
  void a_weight_of_nothing_and_no_share_at_all_are_refused() {
    assertThatThrownBy(() -> of(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> of()).isInstanceOf(IllegalArgumentException.class);
  }
}
