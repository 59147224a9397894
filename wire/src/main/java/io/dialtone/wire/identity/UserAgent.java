// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.identity;

import io.dialtone.wire.octets.MacAddress;
import java.util.Optional;

/**
 * The User-Agent of HTTP and SIP: {@code THOMSON ST2030 hw5 fw2.74 00-14-7F-E1-47-B3} (ID-3).
 *
 * @param vendor the first word as it was written, THOMSON or Thomson
 * @param hardware what follows {@code hw}
 * @param firmware what follows {@code fw}
 */
public record UserAgent(
    String vendor, Model model, String hardware, String firmware, MacAddress mac) {

  private static final int WORDS = 5;

  /** Reads a User-Agent of one of our two models; any other is absent. */
  public static Optional<UserAgent> parse(String text) {
    String[] words = text.strip().split(" ", WORDS + 1);
    if (words.length != WORDS
        || !isWord(words[0])
        || !isValue(words[2], "hw")
        || !isValue(words[3], "fw")
        || words[4].length() < 3
        || words[4].charAt(2) != '-') {
      return Optional.empty();
    }
    return Model.parse(words[1])
        .flatMap(model ->
            MacAddress.parse(words[4])
                .map(mac ->
                    new UserAgent(
                        words[0], model, words[2].substring(2), words[3].substring(2), mac)));
  }

  private static boolean isWord(String text) {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c >= 0x80 || !(Character.isLetterOrDigit(c) || c == '_')) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static boolean isValue(String text, String mark) {
    for (int at = 0; at < text.length(); at++) {
      if (Character.isWhitespace(text.charAt(at))) {
        return false;
      }
    }
    return text.length() > mark.length() && text.startsWith(mark);
  }

  public String text() {
    return vendor + " " + model + " hw" + hardware + " fw" + firmware + " " + mac.dashed();
  }

  @Override
  public String toString() {
    return text();
  }
}
