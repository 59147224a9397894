// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.parameter;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Some numbers of a family: {@code 3-4}, or one alone. */
record Span(int first, int last) {

  private static final Pattern SPAN = Pattern.compile("([0-9]{1,3})(?:-([0-9]{1,3}))?");

  static Optional<Span> parse(String text) {
    Matcher span = SPAN.matcher(text);
    if (!span.matches()) {
      return Optional.empty();
    }
    int first = Integer.parseInt(span.group(1));
    int last = span.group(2) == null ? first : Integer.parseInt(span.group(2));
    return first <= last ? Optional.of(new Span(first, last)) : Optional.empty();
  }

  boolean holds(int number) {
    return first <= number && number <= last;
  }
}
