// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcpconfig;

import io.dialtone.wire.octets.Ip4Address;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A text that grows line by line, with the comments of one language. */
final class Outline {

  private final String comment;
  private final StringBuilder text = new StringBuilder();

  /**
   * An empty text.
   *
   * @param comment what a comment begins with
   */
  Outline(String comment) {
    this.comment = comment;
  }

  Outline line(String line) {
    text.append(line).append('\n');
    return this;
  }

  Outline blank() {
    return line("");
  }

  /** A line of a comment for each of these. */
  Outline say(List<String> lines) {
    lines.forEach(line -> line(comment + " " + line));
    return this;
  }

  Outline say(String... lines) {
    return say(List.of(lines));
  }

  String text() {
    return text.toString();
  }

  static String joined(String between, List<Ip4Address> addresses) {
    return addresses.stream().map(Ip4Address::toString).collect(Collectors.joining(between));
  }

  /** Letters, digits and what has a meaning in none of the languages. */
  static boolean isPlain(String value) {
    return value.matches("[A-Za-z0-9:/._~%=@+-]+");
  }

  /** The bytes in hex, with this between them. */
  static String hex(String value, String between) {
    StringBuilder hex = new StringBuilder();
    for (byte octet : value.getBytes(StandardCharsets.US_ASCII)) {
      hex.append(hex.isEmpty() ? "" : between)
          .append(String.format(Locale.ROOT, "%02x", octet & 0xFF));
    }
    return hex.toString();
  }
}
