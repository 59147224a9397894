// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.claim;

import java.util.Optional;

/**
 * What a column says.
 *
 * @param line of the phone, from 1, for what each line has; 1 for the rest
 */
public record ClaimColumn(ClaimField field, int line) implements Comparable<ClaimColumn> {

  /** As many lines as the phone with the most has (FIL-8). */
  static final int LINES = 4;

  /** The MAC, which a list cannot be without. */
  public static final ClaimColumn MAC = new ClaimColumn(ClaimField.MAC, 1);

  /** Reads {@code label}, {@code password 2}, {@code line3}, or what people write for them. */
  public static Optional<ClaimColumn> named(String name) {
    String bare = name.strip();
    int digit = bare.isEmpty() ? 0 : bare.charAt(bare.length() - 1) - '0';
    if (digit < 1 || digit > LINES) {
      return ClaimField.named(bare).map(field -> new ClaimColumn(field, 1));
    }
    return ClaimField.named(bare.substring(0, bare.length() - 1))
        .filter(ClaimField::ofLine)
        .map(field -> new ClaimColumn(field, digit));
  }

  /** As it is written in {@code --columns}. */
  public String text() {
    return field.text() + (line > 1 ? line : "");
  }

  @Override
  public int compareTo(ClaimColumn other) {
    int byLine = Integer.compare(line, other.line);
    return byLine != 0 ? byLine : field.compareTo(other.field);
  }
}
