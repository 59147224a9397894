// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.parameter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** How near two names are: the letters to add, drop, change or swap, whatever their case. */
final class Spelling {

  private static final int MAX_SUGGESTIONS = 3;
  private static final int LONGEST = 64;

  /** A name and how far away it is. */
  private record Near(String name, int distance) {}

  private Spelling() {}

  static List<String> nearest(String name, List<String> known) {
    if (name.isEmpty() || name.length() > LONGEST) {
      return List.of();
    }
    int most = Math.max(1, name.length() / 4);
    String folded = fold(name);
    List<Near> near = new ArrayList<>();
    for (String other : known) {
      if (Math.abs(other.length() - name.length()) <= most) {
        int distance = distance(folded, fold(other));
        if (distance <= most) {
          near.add(new Near(other, distance));
        }
      }
    }
    near.sort(Comparator.comparingInt(Near::distance));
    return near.stream().limit(MAX_SUGGESTIONS).map(Near::name).toList();
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Optimal string alignment: a swap of two neighbours counts once. */
  static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(int[][] cost, String a, String b, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
    best = Math.min(best, cost[i - 1][j - 1] + change);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
