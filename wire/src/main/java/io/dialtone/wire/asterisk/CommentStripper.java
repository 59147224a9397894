// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.asterisk;

/**
 * Takes comments out of a file's lines: from a semicolon to the line's end, or from {@code ;--} to
 * {@code --;} over any number of lines, one in another. {@code \;} is a semicolon.
 */
final class CommentStripper {

  /** A line without its comments, and what stood behind its semicolon. */
  record Stripped(String text, String comment) {}

  private int depth;
  private int openedAt;

  Stripped strip(String line, int number) {
    StringBuilder kept = new StringBuilder(line.length());
    int scanned = 0; // marks that were taken for something do not count for another
    int at = 0;
    while (at < line.length()) {
      char c = line.charAt(at);
      if (c != ';') {
        keep(kept, c);
        at++;
      } else if (at > scanned && line.charAt(at - 1) == '\\') {
        unescape(kept);
        at++;
        scanned = at;
      } else if (line.startsWith("--", at + 1) && !line.startsWith("-", at + 3)) {
        open(number);
        at += 3;
        scanned = at;
      } else if (depth == 0) {
        return new Stripped(kept.toString(), line.substring(at + 1).strip());
      } else {
        depth -= at >= scanned + 2 && line.startsWith("--", at - 2) ? 1 : 0;
        at++;
        scanned = at;
      }
    }
    return new Stripped(kept.toString(), "");
  }

  private void keep(StringBuilder kept, char c) {
    if (depth == 0) {
      kept.append(c);
    }
  }

  private void unescape(StringBuilder kept) {
    if (depth == 0) {
      kept.setCharAt(kept.length() - 1, ';');
    }
  }

  private void open(int number) {
    if (depth < AsteriskConfig.MAX_NESTED) {
      depth++;
      openedAt = number;
    }
  }

  /** Whether a comment is open that no line ended. */
  boolean open() {
    return depth > 0;
  }

  /** The line of the last one that was opened. */
  int openedAt() {
    return openedAt;
  }
}
