// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.text;

import io.dialtone.wire.octets.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of a phone's text file (FIL-1): its number from 1, the offset of its first byte, and its
 * ISO-8859-1 text without the line end.
 */
public record TextLine(int number, int offset, String text) {

  /** The name of this line in messages. */
  public String label() {
    return "line " + number;
  }

  /** The lines of a file; CRLF, LF and a bare CR end a line alike, mixed as they may be. */
  public static List<TextLine> split(Bytes file) {
    String all = file.latin1();
    List<TextLine> lines = new ArrayList<>();
    int start = 0;
    while (start < all.length()) {
      int end = endOfLine(all, start);
      lines.add(new TextLine(lines.size() + 1, start, all.substring(start, end)));
      start = all.startsWith("\r\n", end) ? end + 2 : end + 1;
    }
    return List.copyOf(lines);
  }

  private static int endOfLine(String all, int start) {
    int end = start;
    while (end < all.length() && all.charAt(end) != '\n' && all.charAt(end) != '\r') {
      end++;
    }
    return end;
  }
}
