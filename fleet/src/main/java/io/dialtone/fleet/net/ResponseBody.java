// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.net;

import io.dialtone.fleet.net.ResponseHead.Framing;
import io.dialtone.handset.port.BodySink;
import io.dialtone.wire.octets.Bytes;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.OptionalLong;

/**
 * The body of an answer on its way to a sink (RFC 9112, sections 6.3 and 7.1). A body that stops
 * early or breaks its framing is kept as far as it came, and is not whole.
 */
final class ResponseBody {
  private static final int MAX_CHUNK_DIGITS = 12;

  private final HttpInput in;
  private final BodySink sink;
  private final long most;
  private long received;

  ResponseBody(HttpInput in, BodySink sink, long most) {
    this.in = in;
    this.sink = sink;
    this.most = most;
  }

  /** What came: the announced length, the octets received, and whether that is all of it. */
  record Received(OptionalLong announced, long octets, boolean whole) {}

  /** Silence alone is thrown: after it the server counts as unreachable. */
  Received read(Framing framing) throws SocketTimeoutException {
    OptionalLong announced =
        switch (framing) {
          case Framing.Nothing() -> OptionalLong.of(0);
          case Framing.Sized(long octets) -> OptionalLong.of(octets);
          case Framing.Chunked() -> OptionalLong.empty();
          case Framing.UntilClose() -> OptionalLong.empty();
        };
    boolean whole;
    try {
      whole =
          switch (framing) {
            case Framing.Nothing() -> true;
            case Framing.Sized(long octets) -> exactly(octets);
            case Framing.Chunked() -> chunks();
            case Framing.UntilClose() -> untilClose();
          };
    } catch (SocketTimeoutException silence) {
      throw silence;
    } catch (IOException _) {
      whole = false; // a reset or broken framing: what came so far is in the sink
    }
    return new Received(announced, received, whole);
  }

  private boolean exactly(long octets) throws IOException {
    for (long left = octets; left > 0; ) {
      Bytes piece = in.some(left);
      if (piece.isEmpty() || !take(piece)) {
        return false;
      }
      left -= piece.length();
    }
    return true;
  }

  private boolean untilClose() throws IOException {
    for (Bytes piece = in.some(most); !piece.isEmpty(); piece = in.some(most)) {
      if (!take(piece)) {
        return false;
      }
    }
    return true;
  }

  private boolean chunks() throws IOException {
    for (long size = chunkSize(); size > 0; size = chunkSize()) {
      if (!exactly(size)) {
        return false;
      }
      if (!in.line().isEmpty()) {
        throw new BrokenAnswerException("a chunk is longer than it says");
      }
    }
    ResponseHead.fields(in);
    return true;
  }

  private long chunkSize() throws IOException {
    String line = in.line();
    int extension = line.indexOf(';');
    String digits = (extension < 0 ? line : line.substring(0, extension)).strip();
    if (!digits.matches("[0-9A-Fa-f]{1," + MAX_CHUNK_DIGITS + "}")) {
      throw new EOFException("a chunk has no size");
    }
    return Long.parseLong(digits, 16);
  }

  private boolean take(Bytes piece) {
    if (received + piece.length() > most) {
      return false;
    }
    received += piece.length();
    return sink.accept(piece);
  }
}
