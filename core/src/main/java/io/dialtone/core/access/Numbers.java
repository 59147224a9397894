// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.access;

import java.util.Arrays;

/** A growing set of numbers up to a limit, without a box around each: 8 to 16 bytes a number. */
final class Numbers {

  /** Marks an empty place; no number that is kept here has this value. */
  private static final long NONE = 0;

  private static final int SMALLEST = 4;

  private final int limit;
  private long[] places = new long[SMALLEST];
  private int size;

  Numbers(int limit) {
    this.limit = limit;
  }

  int size() {
    return size;
  }

  boolean contains(long number) {
    return places[place(places, number)] != NONE;
  }

  /** Whether the number was added: not if it was there, or the set is full. */
  boolean add(long number) {
    if (number == NONE || size >= limit || contains(number)) {
      return false;
    }
    if (2 * (size + 1) > places.length) {
      grow();
    }
    places[place(places, number)] = number;
    size++;
    return true;
  }

  void clear() {
    places = new long[SMALLEST];
    size = 0;
  }

  private void grow() {
    long[] wider = new long[2 * places.length];
    Arrays.stream(places)
        .filter(number -> number != NONE)
        .forEach(number -> wider[place(wider, number)] = number);
    places = wider;
  }

  /** Where the number is, or the empty place where it would go; a half of all are always empty. */
  private static int place(long[] places, long number) {
    long mixed = number * 0x9E3779B97F4A7C15L;
    int at = (int) (mixed >>> 32) & places.length - 1;
    while (places[at] != NONE && places[at] != number) {
      at = at + 1 & places.length - 1;
    }
    return at;
  }
}
