// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.sip;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts messages out of a TCP stream by Content-Length, however the pieces fall: RFC 3261 sections
 * 7.5 and 18.3. Once it has thrown, the stream is lost and its connection is to be closed.
 */
public final class SipStream {

  private byte[] held = new byte[1024];
  private int length;
  private int scanned; // no empty line ends before this
  private Optional<SipReader.Head> head = Optional.empty();

  /** Takes the next piece; whoever feeds takes all messages out before feeding again. */
  public void feed(Bytes piece) {
    if (length + piece.length() > held.length) {
      held = Arrays.copyOf(held, Math.max(length + piece.length(), 2 * held.length));
    }
    piece.copyTo(held, length);
    length += piece.length();
  }

  /** The next message that is whole. */
  public Optional<SipMessage> next() throws MalformedPacketException {
    skipEmptyLines();
    if (head.isEmpty() && !headIsWhole()) {
      return Optional.empty();
    }
    if (head.isEmpty()) {
      head = Optional.of(SipReader.head(Bytes.copyOf(held, 0, scanned)));
    }
    SipReader.Head begun = head.get();
    int size = begun.bodyAt() + bodyLength(begun);
    if (length < size) {
      return Optional.empty();
    }
    SipMessage message = begun.withBody(Bytes.copyOf(held, begun.bodyAt(), size));
    drop(size);
    return Optional.of(message);
  }

  private static int bodyLength(SipReader.Head head) throws MalformedPacketException {
    int announced =
        head.announced()
            .orElseThrow(() ->
                new MalformedPacketException(
                    HeaderName.CONTENT_LENGTH, head.bodyAt(), "a stream needs one"));
    if (announced > SipLimits.MESSAGE_BYTES - head.bodyAt()) {
      throw new MalformedPacketException(
          HeaderName.CONTENT_LENGTH,
          head.bodyAt(),
          "makes the message longer than " + SipLimits.MESSAGE_BYTES + " bytes");
    }
    return announced;
  }

  /** Looks for the empty line, each byte once. */
  private boolean headIsWhole() throws MalformedPacketException {
    for (; scanned < length; scanned++) {
      if (scanned >= SipLimits.HEAD_BYTES) {
        throw new MalformedPacketException(
            "head", scanned, "longer than " + SipLimits.HEAD_BYTES + " bytes");
      }
      if (held[scanned] == '\n' && endsEmptyLine(scanned)) {
        scanned++;
        return true;
      }
    }
    return false;
  }

  private boolean endsEmptyLine(int lineFeed) {
    int before = lineFeed > 0 && held[lineFeed - 1] == '\r' ? lineFeed - 2 : lineFeed - 1;
    return before >= 0 && held[before] == '\n';
  }

  private void skipEmptyLines() {
    int empty = 0;
    while (head.isEmpty() && empty < length && SipReader.isLineEnd(held[empty])) {
      empty++;
    }
    if (empty > 0) {
      drop(empty);
    }
  }

  private void drop(int count) {
    held = Arrays.copyOfRange(held, count, Math.max(held.length, count));
    length -= count;
    scanned = 0;
    head = Optional.empty();
  }
}
