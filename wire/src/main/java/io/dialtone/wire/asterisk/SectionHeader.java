// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.asterisk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code [name](options)}.
 *
 * @param options {@code !}, {@code +}, {@code +filter} and names to inherit from, in their order
 */
record SectionHeader(String name, List<String> options) {

  /** What is missing of a line that begins with {@code [}. */
  static Optional<String> fault(String text) {
    int end = text.indexOf(']');
    if (end < 0) {
      return Optional.of("a section's header has no closing ]");
    }
    return text.startsWith("(", end + 1) && text.indexOf(')', end) < 0
        ? Optional.of("what section [" + text.substring(1, end) + "] inherits has no closing )")
        : Optional.empty();
  }

  /** Reads one that misses nothing. */
  static SectionHeader parse(String text) {
    int end = text.indexOf(']');
    String name = text.substring(1, end);
    if (!text.startsWith("(", end + 1)) {
      return new SectionHeader(name, List.of());
    }
    List<String> options = new ArrayList<>();
    for (String option : text.substring(end + 2, text.indexOf(')', end)).split(",", -1)) {
      options.add(option.trim());
    }
    return new SectionHeader(name, options);
  }
}
