// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** One answer as a line of the combined log format, as Apache and nginx write it. */
final class AccessLine {

  /** The longest field written; a log must not be anybody's way to fill the disk. */
  private static final int FIELD_LIMIT = 1024;

  private AccessLine() {}

  static String of(Answered answered) {
    Asked asked = answered.asked();
    StringBuilder line = new StringBuilder(160);
    line.append(asked.asker()).append(" - - [");
    HttpDate.appendForLog(line, asked.time()).append("] \"");
    quote(line, asked.method() + " " + asked.target() + " " + asked.version());
    line.append("\" ").append(answered.status()).append(' ').append(bytes(answered.bytes()));
    field(line, asked.referer());
    field(line, asked.userAgent());
    return line.append('\n').toString();
  }

  private static String bytes(OptionalLong bytes) {
    return bytes.isPresent() ? Long.toString(bytes.getAsLong()) : "-";
  }

  private static void field(StringBuilder line, Optional<String> text) {
    line.append(" \"");
    quote(line, text.orElse("-"));
    line.append('"');
  }

  /** As nginx does: what would break the line or move a cursor is shown as {@code \xHH}. */
  private static void quote(StringBuilder line, String text) {
    for (int at = 0; at < Math.min(text.length(), FIELD_LIMIT); at++) {
      char c = text.charAt(at);
      if (c < ' ' || c >= 0x7F || c == '"' || c == '\\') {
        line.append(String.format(Locale.ROOT, "\\x%02X", (int) c));
      } else {
        line.append(c);
      }
    }
  }
}
