// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPromise;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.function.LongConsumer;

/**
 * Sends a part of a file through memory, a piece at a time, each when the one before is taken: for
 * connections whose bytes a cipher must see. Used by one loop alone.
 */
final class FilePump {

  /** Four of TLS' largest records. */
  private static final int PIECE = 64 * 1024;

  private final Channel channel;
  private final LongConsumer taken;
  private final FileChannel file;
  private final ChannelPromise whole;
  private final long end;
  private long at;

  /** {@code taken} is told of every piece but the last. */
  FilePump(
      Channel channel,
      LongConsumer taken,
      FileChannel file,
      long from,
      long length,
      ChannelPromise whole) {
    this.channel = channel;
    this.taken = taken;
    this.file = file;
    this.at = from;
    this.end = from + length;
    this.whole = whole;
  }

  void begin() {
    int count = (int) Math.min(PIECE, end - at);
    ByteBuf piece = channel.alloc().directBuffer(count);
    try {
      while (piece.readableBytes() < count) {
        int read = piece.writeBytes(file, at, count - piece.readableBytes());
        if (read < 0) {
          throw new IOException("the copy is shorter than the file was");
        }
        at += read;
      }
    } catch (IOException fault) {
      piece.release();
      whole.setFailure(fault);
      var _ = channel.close(); // the length was announced, so only the end can say that it is wrong
      return;
    }
    if (at == end) {
      var _ = channel.writeAndFlush(piece, whole);
    } else {
      var _ = channel.writeAndFlush(piece).addListener(sent -> next((ChannelFuture) sent));
    }
  }

  private void next(ChannelFuture sent) {
    if (sent.isSuccess()) {
      taken.accept(PIECE);
      begin();
    } else {
      whole.setFailure(sent.cause());
    }
  }
}
