// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.swap;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A firmware version as numbers, so that 1.6 is older than 1.53 and 2.0 newer (SWP-2). */
public record DottedVersion(List<Integer> numbers) implements Comparable<DottedVersion> {

  public DottedVersion {
    numbers = List.copyOf(numbers);
  }

  /** A version such as {@code 1.53} or {@code 4.78.1}; anything else is none. */
  public static Optional<DottedVersion> parse(String text) {
    return text.matches("\\d{1,6}(\\.\\d{1,6}){0,5}")
        ? Optional.of(
            new DottedVersion(Arrays.stream(text.split("\\.", -1)).map(Integer::valueOf).toList()))
        : Optional.empty();
  }

  /** Number by number; one that is not there counts as 0. */
  @Override
  public int compareTo(DottedVersion other) {
    int length = Math.max(numbers.size(), other.numbers.size());
    for (int i = 0; i < length; i++) {
      int difference = Integer.compare(number(i), other.number(i));
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }

  private int number(int at) {
    return at < numbers.size() ? numbers.get(at) : 0;
  }
}
