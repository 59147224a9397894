// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.parameter;

import java.util.ArrayList;
import java.util.List;

/** A list of words, each with something in brackets: {@code dialog(1)ua-profile(0:dnd(0))}. */
final class ItemList {

  private ItemList() {}

  static boolean fits(String value, List<String> words) {
    List<String> seen = new ArrayList<>();
    int at = 0;
    while (at < value.length()) {
      int open = value.indexOf('(', at);
      int close = open < 0 ? -1 : closing(value, open);
      if (close <= open + 1) {
        return false;
      }
      String word = value.substring(at, open);
      if (!words.contains(word) || seen.contains(word)) {
        return false;
      }
      seen.add(word);
      at = close + 1;
    }
    return !seen.isEmpty();
  }

  private static int closing(String value, int open) {
    int depth = 0;
    for (int i = open; i < value.length(); i++) {
      switch (value.charAt(i)) {
        case '(' -> depth++;
        case ')' -> depth--;
        default -> {}
      }
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }
}
