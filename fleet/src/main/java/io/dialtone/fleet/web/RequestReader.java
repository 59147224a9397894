// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.web;

import io.dialtone.wire.octets.Bytes;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads requests from one connection, a head and a body at a time. */
final class RequestReader {

  private static final int SKIPPED_AT_ONCE = 8_192;

  private final InputStream in;
  private final int headOctets;

  RequestReader(InputStream in, int headOctets) {
    this.in = new BufferedInputStream(in);
    this.headOctets = headOctets;
  }

  /** The head is longer than the limit. */
  static final class HeadTooLong extends IOException {
    private static final long serialVersionUID = 1;
  }

  /** Waits for the next request; false when the connection ended without one. */
  boolean begins() throws IOException {
    in.mark(1);
    int first = in.read();
    while (first == '\r' || first == '\n') { // RFC 9112 section 2.2
      in.mark(1);
      first = in.read();
    }
    in.reset();
    return first >= 0;
  }

  /** The head up to, and without, its empty line. */
  Bytes head() throws IOException {
    var head = new ByteArrayOutputStream();
    int lineLength = 0;
    while (true) {
      int octet = in.read();
      if (octet < 0) {
        throw new EOFException("half a head");
      }
      if (head.size() == headOctets) {
        throw new HeadTooLong();
      }
      if (octet == '\n' && lineLength == 0) {
        return withoutLastLine(head.toByteArray());
      }
      head.write(octet);
      lineLength = octet == '\n' ? 0 : lineLength + (octet == '\r' ? 0 : 1);
    }
  }

  /** Drops the carriage return that an empty line may begin with. */
  private static Bytes withoutLastLine(byte[] head) {
    int end = head.length;
    while (end > 0 && head[end - 1] == '\r') {
      end--;
    }
    return Bytes.copyOf(head, 0, end);
  }

  /** Exactly so many bytes; empty where the connection ends before. */
  Optional<Bytes> body(int length) throws IOException {
    byte[] body = in.readNBytes(length);
    return body.length == length ? Optional.of(Bytes.copyOf(body)) : Optional.empty();
  }

  /** Throws at most so many bytes away; 0 at the end of the connection. */
  long skip(long most) throws IOException {
    return in.readNBytes((int) Math.min(most, SKIPPED_AT_ONCE)).length;
  }
}
