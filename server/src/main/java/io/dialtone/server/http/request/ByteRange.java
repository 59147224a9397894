// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http.request;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which bytes of a file are asked for (RFC 9110 §14.2); several ranges at once count as all. */
public sealed interface ByteRange {

  /** All of them. */
  record Whole() implements ByteRange {}

  /** These: 206. */
  record Part(long from, long length) implements ByteRange {}

  /** None that there are: 416. */
  record Beyond() implements ByteRange {}

  /** {@code bytes=0-499}, {@code bytes=500-}, {@code bytes=-500}; 18 digits fit a long. */
  Pattern SHAPE =
      Pattern.compile("bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*", Pattern.CASE_INSENSITIVE);

  static ByteRange parse(String field, long size) {
    Matcher matcher = SHAPE.matcher(field);
    if (!matcher.matches()) {
      return new Whole();
    }
    String first = matcher.group(1);
    String last = matcher.group(2);
    if (first.isEmpty()) {
      return last.isEmpty() ? new Whole() : suffix(Long.parseLong(last), size);
    }
    long from = Long.parseLong(first);
    long to = last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last);
    if (to < from) {
      return new Whole(); // an invalid field is ignored
    }
    return from >= size ? new Beyond() : new Part(from, Math.min(to, size - 1) - from + 1);
  }

  private static ByteRange suffix(long length, long size) {
    if (length == 0 || size == 0) {
      return new Beyond();
    }
    long taken = Math.min(length, size);
    return new Part(size - taken, taken);
  }
}
