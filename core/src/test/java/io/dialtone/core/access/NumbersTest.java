// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NumbersTest {

  @Test
  void it_holds_what_a_set_would_hold() {
    Numbers numbers = new Numbers(1_000);
    Set<Long> expected = new LinkedHashSet<>();
    Random random = new Random(7);
    for (int n = 0; n < 5_000; n++) {
      long number = 1L + random.nextInt(900);
      assertThat(numbers.add(number)).isEqualTo(expected.add(number));
    }
    assertThat(numbers.size()).isEqualTo(expected.size());
    for (long number = 1; number <= 1_000; number++) {
      assertThat(numbers.contains(number)).isEqualTo(expected.contains(number));
    }
  }

  @Test
  void it_takes_no_more_than_its_limit() {
    Numbers numbers = new Numbers(100);
    for (long number = 1; number <= 200; number++) {
      assertThat(numbers.add(number << 24)).isEqualTo(number <= 100);
    }
    assertThat(numbers.size()).isEqualTo(100);
    assertThat(numbers.contains(100L << 24)).isTrue();
    assertThat(numbers.contains(101L << 24)).isFalse();
  }

  @Test
  void cleared_it_is_empty_and_takes_numbers_again() {
    Numbers numbers = new Numbers(2);
    assertThat(numbers.add(5)).isTrue();
    numbers.clear();
    assertThat(numbers.contains(5)).isFalse();
    assertThat(numbers.size()).isZero();
    assertThat(numbers.add(5)).isTrue();
  }

  @Test
  void the_number_that_marks_an_empty_place_is_never_in_it() {
    Numbers numbers = new Numbers(2);
    assertThat(numbers.add(0)).isFalse();
    assertThat(numbers.contains(0)).isFalse();
  }
}
