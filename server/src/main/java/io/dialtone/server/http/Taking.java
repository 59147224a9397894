// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;

/** How fast a peer takes what it asked for. Used by one loop alone. */
final class Taking {

  private final Channel channel;
  private long begunNanos;
  private long movedNanos;
  private long stamp;
  private long length;
  private long took;
  private long pieces;
  private long whole;

  Taking(Channel channel, long nowNanos) {
    this.channel = channel;
    this.begunNanos = nowNanos;
    this.movedNanos = nowNanos;
  }

  /** An answer of this length begins. */
  void begin(long bytes, long nowNanos) {
    begunNanos = nowNanos;
    movedNanos = nowNanos;
    length = bytes;
    took = 0;
    pieces = 0;
    whole = 0;
    stamp = 0;
  }

  /** One more before the last was taken. */
  void more(long bytes) {
    length += bytes;
  }

  /** One of this length was taken whole, and another waits behind it. */
  void taken(long bytes) {
    whole += bytes;
    pieces = 0;
  }

  /** A piece of it was taken. */
  void piece(long bytes, long nowNanos) {
    pieces += bytes;
    movedNanos = nowNanos;
  }

  long begunNanos() {
    return begunNanos;
  }

  /** When it was last seen to have taken anything. */
  long movedNanos() {
    return movedNanos;
  }

  /** How many bytes of the answers the system took from us since the first of them began. */
  long took(long nowNanos) {
    ChannelOutboundBuffer out = channel.unsafe().outboundBuffer();
    if (out == null) {
      return length;
    }
    long now = out.currentProgress() - out.totalPendingWriteBytes();
    if (now != stamp) {
      movedNanos = nowNanos;
      stamp = now;
    }
    took =
        Math.max(
            took, out.isEmpty() && pieces == 0 ? length : whole + pieces + out.currentProgress());
    return took;
  }
}
