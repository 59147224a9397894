// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The header fields that mean anything to us; all others are checked for their form and dropped.
 */
public enum Field {
  HOST,
  CONNECTION,
  CONTENT_LENGTH,
  TRANSFER_ENCODING,
  EXPECT,
  RANGE,
  IF_RANGE,
  IF_MATCH,
  IF_NONE_MATCH,
  IF_MODIFIED_SINCE,
  IF_UNMODIFIED_SINCE,
  AUTHORIZATION,
  USER_AGENT,
  REFERER;

  private static final List<List<Field>> BY_LENGTH = byLength();

  private final String lower = name().toLowerCase(Locale.ROOT).replace('_', '-');

  private final Optional<Field> found = Optional.of(this);

  /** The field whose name stands in these bytes, in any case (RFC 9110 §5.1). */
  static Optional<Field> named(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length >= BY_LENGTH.size()) {
      return Optional.empty();
    }
    for (Field each : BY_LENGTH.get(length)) {
      if (each.matches(bytes, from)) {
        return each.found;
      }
    }
    return Optional.empty();
  }

  /** Whether a request may have it once only, or else could mean two things to two readers. */
  boolean single() {
    return switch (this) {
      case HOST, CONTENT_LENGTH, TRANSFER_ENCODING, AUTHORIZATION -> true;
      case CONNECTION, EXPECT, RANGE, IF_RANGE, IF_MATCH, IF_NONE_MATCH -> false;
      case IF_MODIFIED_SINCE, IF_UNMODIFIED_SINCE, USER_AGENT, REFERER -> false;
    };
  }

  private boolean matches(byte[] bytes, int from) {
    for (int at = 0; at < lower.length(); at++) {
      int b = bytes[from + at];
      int folded = b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b;
      if (folded != lower.charAt(at)) {
        return false;
      }
    }
    return true;
  }

  private static List<List<Field>> byLength() {
    List<List<Field>> byLength = new ArrayList<>();
    for (Field each : values()) {
      while (byLength.size() <= each.lower.length()) {
        byLength.add(new ArrayList<>());
      }
      byLength.get(each.lower.length()).add(each);
    }
    return byLength.stream().map(List::copyOf).toList();
  }
}
