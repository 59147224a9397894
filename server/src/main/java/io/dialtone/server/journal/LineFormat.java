// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.journal;

import io.dialtone.core.journal.JournalRecord;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How a record looks as a line: as text for people, or as JSON for programs. */
public enum LineFormat {
  /** {@code time level area mac text}, a dash where no phone is meant. */
  TEXT {
    @Override
    void append(JournalRecord occurrence, StringBuilder line) {
      line.append(TIME.format(occurrence.time())).append(' ');
      line.append(occurrence.level().text()).append(' ');
      line.append(occurrence.area().text()).append(' ');
      line.append(occurrence.mac().map(Object::toString).orElse("-")).append(' ');
      appendText(occurrence.text(), line);
    }
  },

  /** The same five fields as one object; {@code mac} is left out where no phone is meant. */
  JSON {
    @Override
    void append(JournalRecord occurrence, StringBuilder line) {
      line.append("{\"time\":\"").append(TIME.format(occurrence.time()));
      line.append("\",\"level\":\"").append(occurrence.level().text());
      line.append("\",\"area\":\"").append(occurrence.area().text()).append('"');
      occurrence.mac().ifPresent(mac -> line.append(",\"mac\":\"").append(mac).append('"'));
      line.append(",\"text\":\"");
      appendText(occurrence.text(), line);
      line.append("\"}");
    }

    @Override
    void escape(char c, StringBuilder line) {
      switch (c) {
        case '"' -> line.append("\\\"");
        case '\\' -> line.append("\\\\");
        default -> line.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      }
    }

    @Override
    boolean plain(char c) {
      return super.plain(c) && c != '"' && c != '\\';
    }
  };

  /**
   * The longest text of a record that is printed; a line must not be somebody's way to fill disks.
   */
  static final int TEXT_LIMIT = 2_000;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  abstract void append(JournalRecord occurrence, StringBuilder line);

  /** Whether this character may stand in a line as it is: nothing that moves a cursor may. */
  boolean plain(char c) {
    return !Character.isISOControl(c)
        && Character.getType(c) != Character.FORMAT
        && Character.getType(c) != Character.LINE_SEPARATOR
        && Character.getType(c) != Character.PARAGRAPH_SEPARATOR;
  }

  void escape(char c, StringBuilder line) {
    line.append(String.format(Locale.ROOT, c < 256 ? "\\x%02x" : "\\u%04x", (int) c));
  }

  /** Texts quote what a stranger sent: control characters are shown, not performed. */
  void appendText(String text, StringBuilder line) {
    int length = Math.min(text.length(), TEXT_LIMIT);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (plain(c)) {
        line.append(c);
      } else {
        escape(c, line);
      }
    }
    if (length < text.length()) {
      line.append("… (").append(text.length() - length).append(" more)");
    }
  }
}
