// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.tftp;

import java.nio.ByteBuffer;

/**
 * Text as netascii writes it (RFC 1350 §1, RFC 764): LF becomes CR LF, a CR of the file's own
 * becomes CR NUL. A file that has CR LF therefore arrives with CR NUL CR LF, and a client that
 * reads netascii turns that back into what the file has.
 */
public final class Netascii {
  private static final byte LF = '\n';
  private static final byte CR = '\r';
  private static final byte NUL = 0;
  private static final int NONE = -1;

  private int pending = NONE; // the second byte of a pair whose first has gone out

  /** How many bytes these become. */
  public static long encodedLength(ByteBuffer source) {
    long length = source.remaining();
    for (int at = source.position(); at < source.limit(); at++) {
      byte b = source.get(at);
      if (b == LF || b == CR) {
        length++;
      }
    }
    return length;
  }

  /** Writes as much as fits; what does not, the second half of a pair too, comes the next time. */
  public void encode(ByteBuffer source, ByteBuffer target) {
    while (target.hasRemaining()) {
      if (pending != NONE) {
        target.put((byte) pending);
        pending = NONE;
      } else if (source.hasRemaining()) {
        byte b = source.get();
        target.put(b == LF ? CR : b);
        pending = b == LF ? LF : b == CR ? NUL : NONE;
      } else {
        return;
      }
    }
  }

  /** An encoder in the same state, from which a block can be written again. */
  public Netascii copy() {
    Netascii same = new Netascii();
    same.pending = pending;
    return same;
  }
}
