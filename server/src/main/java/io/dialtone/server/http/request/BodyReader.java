// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http.request;

import io.dialtone.server.http.request.HeadReading.Body;
import io.netty.buffer.ByteBuf;

/**
 * Reads a request's body and throws it away (HTT-1): a number of bytes, or chunks.
 *
 * <pre>
 *   1a;extension CR LF   26 bytes CR LF   0 CR LF   trailer fields CR LF   CR LF
 * </pre>
 */
public final class BodyReader {

  /** How far it is. */
  public enum Progress {
    /** More must come. */
    MORE,
    /** The body is over; what follows is the next request. */
    DONE,
    /** More than we take. */
    TOO_LARGE,
    /** Not chunks (RFC 9112 §7.1). */
    FAULTY
  }

  private enum Part {
    COUNTED,
    SIZE_LINE,
    DATA,
    DATA_END,
    TRAILER
  }

  private static final int LINE_LIMIT = 1024;
  private static final int SIZE_DIGITS = 8;
  private static final int TRAILERS = 64;

  private final long limit;
  private Part part;
  private long left;
  private long taken;
  private int trailers;
  private final StringBuilder line = new StringBuilder();

  public BodyReader(Body body, long limit) {
    this.limit = limit;
    switch (body) {
      case Body.None _ -> {
        part = Part.COUNTED;
        left = 0;
      }
      case Body.Counted(var bytes) -> {
        part = Part.COUNTED;
        left = bytes;
      }
      case Body.Chunked _ -> part = Part.SIZE_LINE;
    }
  }

  /** Whether it is already known that there will be more than we take. */
  public boolean tooLarge() {
    return part == Part.COUNTED && left > limit;
  }

  /** Takes what there is of the body. */
  public Progress read(ByteBuf in) {
    while (true) {
      if (part == Part.COUNTED || part == Part.DATA) {
        skip(in);
        if (left > 0) {
          return Progress.MORE;
        }
        if (part == Part.COUNTED) {
          return Progress.DONE;
        }
        part = Part.DATA_END;
      }
      if (!fillLine(in)) {
        return line.length() > LINE_LIMIT ? Progress.FAULTY : Progress.MORE;
      }
      Progress progress = endLine();
      if (progress != Progress.MORE) {
        return progress;
      }
    }
  }

  private void skip(ByteBuf in) {
    int count = (int) Math.min(left, in.readableBytes());
    in.skipBytes(count);
    left -= count;
    taken += count;
  }

  /** How many bytes of it came, without the marks of chunks. */
  public long taken() {
    return taken;
  }

  private boolean fillLine(ByteBuf in) {
    while (in.isReadable() && line.length() <= LINE_LIMIT) {
      char c = (char) in.readUnsignedByte();
      line.append(c);
      if (c == '\n') {
        return true;
      }
    }
    return false;
  }

  private Progress endLine() {
    int length = line.length() - 2;
    boolean ended = length >= 0 && line.charAt(length) == '\r';
    String text = ended ? line.substring(0, length) : "";
    line.setLength(0);
    if (!ended || text.indexOf('\r') >= 0) {
      return Progress.FAULTY; // a lone LF or CR is where readers differ
    }
    return switch (part) {
      case SIZE_LINE -> size(text);
      case DATA_END -> {
        part = Part.SIZE_LINE;
        yield text.isEmpty() ? Progress.MORE : Progress.FAULTY;
      }
      case TRAILER -> {
        trailers++;
        yield text.isEmpty()
            ? Progress.DONE
            : trailers > TRAILERS ? Progress.FAULTY : Progress.MORE;
      }
      case COUNTED, DATA -> throw new IllegalStateException("no lines in " + part);
    };
  }

  private Progress size(String text) {
    int semicolon = text.indexOf(';');
    String digits = (semicolon < 0 ? text : text.substring(0, semicolon)).stripTrailing();
    if (digits.isEmpty()
        || digits.length() > SIZE_DIGITS
        || !digits.chars().allMatch(c -> c < 0x80 && Character.digit(c, 16) >= 0)) {
      return Progress.FAULTY;
    }
    left = Long.parseLong(digits, 16);
    part = left == 0 ? Part.TRAILER : Part.DATA;
    return taken + left > limit ? Progress.TOO_LARGE : Progress.MORE;
  }
}
