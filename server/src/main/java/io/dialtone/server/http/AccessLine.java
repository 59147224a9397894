// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import io.dialtone.server.http.request.HttpDate;
import java.util.Locale;
import java.util.Optional;

/** One answer as a line of the combined log format, as Apache and nginx write it. */
final class AccessLine {

  /** The longest field written; a log must not be anybody's way to fill the disk. */
  private static final int FIELD_LIMIT = 1024;

  private AccessLine() {}

  static void append(StringBuilder line, Answered answered) {
    Asked asked = answered.asked();
    line.append(asked.asker()).append(" - ");
    asked.user().ifPresentOrElse(name -> user(line, name), () -> line.append('-'));
    line.append(" [");
    HttpDate.appendForLog(line, asked.time()).append("] \"");
    quote(line, asked.method());
    line.append(' ');
    quote(line, asked.target());
    line.append(' ').append(asked.version()).append("\" ").append(answered.status()).append(' ');
    answered.bytes().ifPresentOrElse(line::append, () -> line.append('-'));
    field(line, asked.referer());
    field(line, asked.userAgent());
    line.append('\n');
  }

  /** No quotes stand around it, so a space in it would make two fields of one. */
  private static void user(StringBuilder line, String name) {
    int from = line.length();
    quote(line, name);
    for (int at = line.indexOf(" ", from); at >= 0; at = line.indexOf(" ", at)) {
      line.replace(at, at + 1, "\\x20");
    }
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
