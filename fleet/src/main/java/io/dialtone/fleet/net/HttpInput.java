// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.net;

import io.dialtone.wire.octets.Bytes;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The octets of one connection, read as lines (within limits) or as stretches of a body. */
final class HttpInput {
  /** Most answers are small, and a crowd of phones waits for very many at once. */
  private static final int FIRST_OCTETS = 2_048;

  private static final int BUFFER_OCTETS = 16_384;

  private final InputStream in;
  private final int lineOctets;
  private byte[] buffer = new byte[FIRST_OCTETS];
  private int position;
  private int end;
  private int headLeft;

  HttpInput(InputStream in, HttpLimits limits) {
    this.in = in;
    this.lineOctets = limits.lineOctets();
    this.headLeft = limits.headOctets();
  }

  /** The next line without its line end (CRLF, or a bare LF: RFC 9112, section 2.2). */
  String line() throws IOException {
    var line = new StringBuilder();
    for (int octet = next(); octet != '\n'; octet = next()) {
      if (line.length() >= lineOctets) {
        throw new BrokenAnswerException("a line is longer than " + lineOctets + " octets");
      }
      if (--headLeft < 0) {
        throw new BrokenAnswerException("the head of the answer is too long");
      }
      line.append((char) octet);
    }
    int length = line.length();
    return length > 0 && line.charAt(length - 1) == '\r'
        ? line.substring(0, length - 1)
        : line.toString();
  }

  /** At least one and at most {@code most} octets of a body; empty at the end of the stream. */
  Bytes some(long most) throws IOException {
    if (position == end && !fill()) {
      return Bytes.EMPTY;
    }
    int length = (int) Math.min(most, end - position);
    Bytes octets = Bytes.copyOf(buffer, position, position + length);
    position += length;
    return octets;
  }

  private int next() throws IOException {
    if (position == end && !fill()) {
      throw new EOFException("the connection was closed before the answer was complete");
    }
    return buffer[position++] & 0xff;
  }

  private boolean fill() throws IOException {
    if (end == buffer.length && end < BUFFER_OCTETS) {
      buffer = new byte[BUFFER_OCTETS]; // it came full: there is more to come
    }
    position = 0;
    end = Math.max(0, in.read(buffer));
    return end > 0;
  }

  /** The text of a head is ISO-8859-1: one octet, one character. */
  static byte[] octets(String head) {
    return head.getBytes(StandardCharsets.ISO_8859_1);
  }
}
