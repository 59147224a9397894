// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a mistyped one was meant to be. */
final class NearMiss {

  private NearMiss() {}

  /** The candidate at most a third of its letters away, the nearest first. */
  static Optional<String> of(String typed, Collection<String> candidates) {
    String word = typed.toLowerCase(Locale.ROOT);
    return candidates.stream()
        .filter(candidate -> distance(word, fold(candidate)) <= Math.max(1, candidate.length() / 3))
        .min(Comparator.comparingInt(candidate -> distance(word, fold(candidate))));
  }

  private static String fold(String candidate) {
    return candidate.toLowerCase(Locale.ROOT);
  }

  /** Letters to insert, drop, change, or swap with a neighbour, to make one word of the other. */
  static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 ? j : j == 0 ? i : step(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int step(int[][] cost, String a, String b, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int least =
        Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
