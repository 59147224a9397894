// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check;

import io.dialtone.core.check.finding.Check;
import io.dialtone.core.check.finding.ContentCheck;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.text.TextLine;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Judges the letters of a text file, whatever they say: ISO-8859-1 is what phones read (FIL-1). */
final class TextJudge {

  private static final Bytes UTF_8_MARK = Bytes.of(0xEF, 0xBB, 0xBF);
  private static final Bytes UTF_16_BIG = Bytes.of(0xFE, 0xFF);
  private static final Bytes UTF_16_LITTLE = Bytes.of(0xFF, 0xFE);

  private final String file;
  private final Findings findings;

  TextJudge(String file, Findings findings) {
    this.file = file;
    this.findings = findings;
  }

  /** Whether it is text at all, worth a further look. */
  boolean judge(Bytes bytes) {
    if (bytes.startsWith(UTF_16_BIG) || bytes.startsWith(UTF_16_LITTLE)) {
      findings.add(ContentCheck.TEXT_UTF16, file, 1, "is UTF-16 text");
      return false;
    }
    boolean mark = bytes.startsWith(UTF_8_MARK);
    if (mark) {
      findings.add(ContentCheck.TEXT_BOM, file, 1, "begins with a byte order mark");
    }
    if (isPlain(bytes)) {
      return true;
    }
    int utf8 = 0;
    int windows = 0;
    int control = 0;
    for (TextLine line : TextLine.split(mark ? bytes.slice(3, bytes.length()) : bytes)) {
      boolean other = line.text().chars().anyMatch(c -> c > 0x7F);
      boolean multi = other && isUtf8(line.text());
      utf8 = multi && utf8 == 0 ? line.number() : utf8;
      boolean high = !multi && line.text().chars().anyMatch(c -> c > 0x7F && c < 0xA0);
      windows = high && windows == 0 ? line.number() : windows;
      boolean low = line.text().chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7F);
      control = low && control == 0 ? line.number() : control;
    }
    first(ContentCheck.TEXT_UTF8, utf8, "holds UTF-8 letters, here for the first time");
    first(ContentCheck.TEXT_WINDOWS, windows, "holds letters of Windows-1252, here first");
    first(ContentCheck.TEXT_CONTROL, control, "holds control characters, here first");
    return true;
  }

  private void first(Check check, int line, String text) {
    if (line > 0) {
      findings.add(check, file, line, text);
    }
  }

  private static boolean isPlain(Bytes bytes) {
    for (int i = 0; i < bytes.length(); i++) {
      int octet = bytes.at(i);
      if (octet > 0x7E || (octet < ' ' && octet != '\r' && octet != '\n' && octet != '\t')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUtf8(String latin1) {
    try {
      ByteBuffer raw = ByteBuffer.wrap(latin1.getBytes(StandardCharsets.ISO_8859_1));
      return StandardCharsets.UTF_8.newDecoder().decode(raw).length() < latin1.length();
    } catch (CharacterCodingException _) {
      return false;
    }
  }
}
