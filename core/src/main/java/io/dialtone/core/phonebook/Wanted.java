// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.phonebook;

import java.util.Arrays;
import java.util.List;

/** What somebody looks for: a part of a number, or of a name each of these words. */
record Wanted(List<String> words, String number) {

  static Wanted of(String search) {
    String folded = Folded.of(search);
    List<String> words =
        Arrays.stream(folded.split("\\s+", -1)).filter(word -> !word.isEmpty()).toList();
    return new Wanted(words, folded.replaceAll("[\\s()/-]", ""));
  }

  boolean isAll() {
    return words.isEmpty();
  }

  boolean fits(String folded, String telephone) {
    return words.stream().allMatch(folded::contains)
        || (!number.isEmpty() && Folded.of(telephone).contains(number));
  }
}
