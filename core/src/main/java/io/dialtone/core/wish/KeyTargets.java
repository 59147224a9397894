// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.wish;

import io.dialtone.core.site.FunctionKey;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a function key may dial or watch. */
final class KeyTargets {

  /** What stands for something of the phone's own. */
  private static final List<String> VARIABLES = List.of("{label}", "{number}", "{place}", "{mac}");

  private static final int MOST_LETTERS = 128;
  private static final Pattern BRACED = Pattern.compile("\\{[^{}]*}?");
  private static final Pattern NO_TARGET = Pattern.compile("[\\s<>\"]");

  private KeyTargets() {}

  static Optional<String> fault(int number, FunctionKey key) {
    String target = key.target();
    if (key.use() == FunctionKey.Use.NONE) {
      return target.isEmpty()
          ? Optional.empty()
          : Optional.of("key " + number + " does nothing, so it needs no target");
    }
    if (target.isEmpty()) {
      return Optional.of("key " + number + " needs a number or SIP address to call");
    }
    Matcher braced = BRACED.matcher(target);
    while (braced.find()) {
      if (!VARIABLES.contains(braced.group())) {
        return Optional.of(
            "key "
                + number
                + ": \""
                + braced.group()
                + "\" stands for nothing; there are "
                + String.join(", ", VARIABLES));
      }
    }
    if (NO_TARGET.matcher(target).find() || Names.beyondLatin1(target)) {
      return Optional.of(
          "key "
              + number
              + ": a number or SIP address has no blanks, quotes, \"<\", \">\" nor"
              + " letters beyond ISO-8859-1");
    }
    return Names.lineFault("the target of key " + number, target, MOST_LETTERS);
  }

  static String text(FunctionKey key) {
    return key.use().text() + (key.target().isEmpty() ? "" : " " + key.target());
  }
}
