// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import io.dialtone.server.files.Snapshot.Version;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Writes the heads of answers (RFC 9112 §4). Used by one loop alone. */
final class Heads {

  /** Room for any head of ours. */
  private static final int ROOM = 512;

  private static final byte[] OK = ascii("HTTP/1.1 200 OK\r\n");
  private static final byte[] LENGTH = ascii("Content-Length: ");
  private static final byte[] END = ascii("\r\n\r\n");

  private final Dates dates = new Dates();
  private final FileFields files = new FileFields();

  /** The first line and the date; {@code room} bytes more may follow the head. */
  ByteBuf begin(ByteBufAllocator allocator, String version, int status, Instant now, int room) {
    ByteBuf out = allocator.directBuffer(ROOM + room);
    boolean usual = status == 200 && version.equals("HTTP/1.1");
    out.writeBytes(usual ? OK : ascii(version + " " + Texts.line(status) + "\r\n"));
    return out.writeBytes(dates.line(now));
  }

  /** What is told of a file. */
  void file(ByteBuf out, Version version, Instant now) {
    out.writeBytes(files.of(version, now));
  }

  void field(ByteBuf out, String name, String value) {
    out.writeCharSequence(name + ": " + value + "\r\n", StandardCharsets.US_ASCII);
  }

  /** Ends the head of an answer that has a length. */
  void end(ByteBuf out, long length) {
    out.writeBytes(LENGTH);
    out.writeCharSequence(Long.toString(length), StandardCharsets.US_ASCII);
    out.writeBytes(END);
  }

  /** Ends the head of an answer that has none. */
  void end(ByteBuf out) {
    out.writeBytes(END, 0, 2);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
