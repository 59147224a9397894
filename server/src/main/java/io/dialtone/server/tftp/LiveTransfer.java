// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import io.dialtone.core.tftp.Effect;
import io.dialtone.core.tftp.Terms;
import io.dialtone.core.tftp.Transfer;
import io.dialtone.core.tftp.TransferLimits;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import io.dialtone.wire.tftp.TftpOptions;
import io.dialtone.wire.tftp.TftpPacket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A {@link Transfer} and its way to the client: carries packets to it and its effects out. */
final class LiveTransfer {
  private static final int DATA = 3;
  private static final int DATA_HEADER_BYTES = 4;
  private static final int ACK = 4;
  private static final int ACK_BYTES = 4;

  /** So many blocks are worth what opening a socket costs. */
  private static final long MANY_BLOCKS = 256;

  /** Who gives fewer answers than these in so long lags; one a fifth of a second away does not. */
  private static final int STEPS = 8;

  private static final long SLOW_NANOS = 2_000_000_000L;

  /** Room for one packet each way, shared by all transfers of a loop. */
  static final class Buffers {
    /** No packet of a reading client is longer; the rest of a longer one is of no use. */
    private static final int LONGEST_INCOMING = 1024;

    private final ByteBuffer in = ByteBuffer.allocateDirect(LONGEST_INCOMING);
    private final ByteBuffer out =
        ByteBuffer.allocateDirect(DATA_HEADER_BYTES + TftpOptions.MAX_BLOCK_SIZE);

    ByteBuffer in() {
      return in;
    }
  }

  private final Order order;
  private final Transfer transfer;
  private final boolean isLong;
  private final Outlet outlet;
  private final Buffers buffers;
  private final Duration repeatWindow;
  private final long begunAt;
  private long progressAt;
  private int steps;
  private long slowSince;
  private Optional<Effect> end = Optional.empty();
  private int unsent;
  private String whyUnsent = "";

  LiveTransfer(Order order, Outlet outlet, TransferLimits limits, Buffers buffers, long now) {
    Terms terms = Terms.negotiate(order.look().options(), order.content().length(), limits);
    this.order = order;
    this.transfer = Transfer.of(terms, limits, now);
    this.isLong = terms.blocks() >= MANY_BLOCKS;
    this.outlet = outlet;
    this.buffers = buffers;
    this.repeatWindow = limits.firstTimeout();
    this.begunAt = now;
    this.progressAt = now;
    this.slowSince = now;
  }

  Order order() {
    return order;
  }

  /** When it began, by the monotonic clock. */
  long begunAt() {
    return begunAt;
  }

  /** When the client last acknowledged something new, by the monotonic clock. */
  long progressAt() {
    return progressAt;
  }

  /**
   * Whether the client has answered once, but then for longer than our first wait acknowledged
   * nothing new: not even what was lost and went out again. A wait that it asked for makes it none
   * longer.
   */
  boolean isSilent(long now) {
    return transfer.isAnswered()
        && now - progressAt >= repeatWindow.toNanos() + Transfers.ANSWER_NANOS;
  }

  /** Whether the client takes next to nothing, be it something new each time. */
  boolean isSlow(long now) {
    return transfer.isAnswered() && now - slowSince >= SLOW_NANOS;
  }

  /** When the client last had taken some blocks more, by the monotonic clock. */
  long slowSince() {
    return slowSince;
  }

  Outlet outlet() {
    return outlet;
  }

  /** Whether it has many blocks to send. */
  boolean isLong() {
    return isLong;
  }

  void begin(long now) {
    perform(transfer.start(now));
  }

  /** Takes one datagram of the client. */
  void onDatagram(ByteBuffer datagram, long now) {
    boolean known = transfer.isAnswered();
    long seenBytes = transfer.bytesAcknowledged();
    perform(answer(datagram, now));
    if (transfer.isAnswered() != known || transfer.bytesAcknowledged() > seenBytes) {
      progressAt = now;
      if (++steps % STEPS == 0) {
        slowSince = now;
      }
    }
  }

  private List<Effect> answer(ByteBuffer datagram, long now) {
    int at = datagram.position();
    if (datagram.remaining() == ACK_BYTES && datagram.getShort(at) == ACK) {
      // as nearly all are; read where it lies, for a block costs hardly more than its system calls
      return transfer.on(new TftpPacket.Ack(datagram.getShort(at + 2) & 0xFFFF), now);
    }
    byte[] copy = new byte[datagram.remaining()];
    datagram.get(copy);
    try {
      return transfer.on(TftpPacket.parse(Bytes.copyOf(copy)), now);
    } catch (MalformedPacketException e) {
      return transfer.onMalformed(String.valueOf(e.getMessage()));
    }
  }

  void onTime(long now) {
    perform(transfer.onTime(now));
  }

  /** The client has asked for it again. */
  void onAskedAgain(long now) {
    perform(transfer.onAskedAgain(now));
  }

  /** Ends it from our side, without a word to the client. */
  void fail(String reason) {
    end = Optional.of(new Effect.Failed(reason));
  }

  /**
   * Whether a request from the same port is only a repetition of the one that began this transfer,
   * sent because our first packet was slow or lost. A client that has come further and then fell
   * silent has started anew, perhaps after a power cut. What counts is when it asked: its file may
   * have had to be opened first. Who turns to another address of ours wants to hear from there.
   */
  boolean covers(Order again) {
    boolean lively = again.askedAt() - progressAt < repeatWindow.toNanos();
    boolean same = again.look().equals(order.look()) && again.ours().equals(order.ours());
    return same && (!transfer.isAnswered() || lively);
  }

  private void perform(List<Effect> effects) {
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.SendBlock(int block, long offset, int length) -> {
          if (!sendBlock(block, offset, length)) {
            return;
          }
        }
        case Effect.Send(TftpPacket packet) -> send(packet.encode().buffer());
        case Effect.Finished _, Effect.Failed _ -> end = Optional.of(effect);
      }
    }
  }

  private boolean sendBlock(int block, long offset, int length) {
    ByteBuffer out = buffers.out.clear().limit(DATA_HEADER_BYTES + length);
    out.putShort((short) DATA).putShort((short) block);
    try {
      order.content().read(offset, out);
    } catch (IOException e) {
      perform(transfer.onUnreadable("\"" + order.path() + "\": " + e.getMessage()));
      return false;
    }
    send(out.flip());
    return true;
  }

  /**
   * What cannot be sent is as good as lost, the clock's work: no route, a cable that is out and a
   * full table of connections may be a matter of seconds.
   */
  private void send(ByteBuffer packet) {
    try {
      outlet.send(packet, order.client());
    } catch (IOException e) {
      unsent++;
      whyUnsent = String.valueOf(e.getMessage());
    }
  }

  /** How it ended, once it has. */
  Optional<Effect> end() {
    return end;
  }

  long deadline() {
    return transfer.deadline();
  }

  long bytesAcknowledged() {
    return transfer.bytesAcknowledged();
  }

  int retransmissions() {
    return transfer.retransmissions();
  }

  double secondsTaken() {
    return (progressAt - begunAt) / 1e9;
  }

  /** What went not quite as it should, for the end of a sentence; mostly nothing. */
  String troubles() {
    String told = count(transfer.retransmissions(), "sent again");
    told += count(unsent, "could not be sent (" + whyUnsent + ")");
    told += count(transfer.strays(), "stray acknowledgements");
    return told + count(outlet.strangers(), "packets from other ports");
  }

  private static String count(int number, String what) {
    return number == 0 ? "" : ", " + number + " " + what;
  }

  /** Whether the client has shown that it knows this transfer. */
  boolean isAnswered() {
    return transfer.isAnswered();
  }

  /** Gives port and content back. */
  void close() {
    order.content().close();
    outlet.close();
  }
}
