// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import io.dialtone.core.tftp.Effect;
import io.dialtone.core.tftp.RequestDecision.Look;
import io.dialtone.core.tftp.Terms;
import io.dialtone.core.tftp.Transfer;
import io.dialtone.core.tftp.TransferLimits;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import io.dialtone.wire.tftp.TftpOptions;
import io.dialtone.wire.tftp.TftpPacket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A {@link Transfer} on a port of its own (RFC 1350 §4): carries packets to it and its effects out.
 * The channel is not connected, so that packets from a third port can be told what RFC 1350 wants.
 */
final class LiveTransfer {
  private static final int DATA = 3;
  private static final int DATA_HEADER_BYTES = 4;
  private static final Bytes UNKNOWN_TRANSFER =
      new TftpPacket.Failure(TftpPacket.Failure.UNKNOWN_TRANSFER_ID, "unknown transfer ID")
          .encode();

  /** Room for one packet each way, shared by all transfers of a loop. */
  static final class Buffers {
    /** No packet of a reading client is longer; the rest of a longer one is of no use. */
    private static final int LONGEST_INCOMING = 1024;

    private final ByteBuffer in = ByteBuffer.allocateDirect(LONGEST_INCOMING);
    private final ByteBuffer out =
        ByteBuffer.allocateDirect(DATA_HEADER_BYTES + TftpOptions.MAX_BLOCK_SIZE);
  }

  private final Order order;
  private final Transfer transfer;
  private final DatagramChannel channel;
  private final Buffers buffers;
  private final Duration repeatWindow;
  private final long begunAt;
  private long progressAt;
  private long seenBytes;
  private int thirdPorts;
  private Optional<Effect> end = Optional.empty();

  private LiveTransfer(
      Order order, TransferLimits limits, DatagramChannel channel, Buffers buffers, long now) {
    Terms terms = Terms.negotiate(order.look().options(), order.content().length(), limits);
    this.order = order;
    this.transfer = Transfer.of(terms, limits, now);
    this.channel = channel;
    this.buffers = buffers;
    this.repeatWindow = limits.firstTimeout();
    this.begunAt = now;
    this.progressAt = now;
  }

  /** Takes a port for the transfer, at the address that was asked. */
  static LiveTransfer open(Order order, TransferLimits limits, Buffers buffers, long now)
      throws IOException {
    DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
    try {
      channel.configureBlocking(false);
      channel.bind(new InetSocketAddress(order.ours(), 0));
      return new LiveTransfer(order, limits, channel, buffers, now);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  Order order() {
    return order;
  }

  DatagramChannel channel() {
    return channel;
  }

  void begin(long now) {
    perform(transfer.start(now));
  }

  /** Takes one datagram; there are more when the selector says so again. */
  void onReadable(long now) {
    ByteBuffer in = buffers.in.clear();
    try {
      if (!(channel.receive(in) instanceof InetSocketAddress from)) {
        return;
      }
      if (!from.equals(order.client())) {
        thirdPorts++;
        channel.send(
            UNKNOWN_TRANSFER.buffer(), from); // RFC 1350 §4; this transfer is not disturbed
        return;
      }
    } catch (IOException e) {
      fail("receiving failed: " + e.getMessage());
      return;
    }
    in.flip();
    byte[] copy = new byte[in.remaining()];
    in.get(copy);
    perform(answer(Bytes.copyOf(copy), now));
    if (transfer.bytesAcknowledged() > seenBytes) {
      seenBytes = transfer.bytesAcknowledged();
      progressAt = now;
    }
  }

  private List<Effect> answer(Bytes datagram, long now) {
    try {
      return transfer.on(TftpPacket.parse(datagram), now);
    } catch (MalformedPacketException e) {
      return transfer.onMalformed(String.valueOf(e.getMessage()));
    }
  }

  void onTime(long now) {
    perform(transfer.onTime(now));
  }

  /** Ends it from our side, without a word to the client. */
  void fail(String reason) {
    end = Optional.of(new Effect.Failed(reason));
  }

  /**
   * Whether a request from the same port is only a repetition of the one that began this transfer,
   * sent because our first packet was slow or lost. A client that has come further and then fell
   * silent has started anew, perhaps after a power cut.
   */
  boolean covers(Look look, long now) {
    boolean lively = now - progressAt < repeatWindow.toNanos();
    return look.equals(order.look()) && (!transfer.isAnswered() || lively);
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
    return send(out.flip());
  }

  private boolean send(ByteBuffer packet) {
    try {
      channel.send(packet, order.client()); // what finds no room counts as lost: the timer's work
      return true;
    } catch (IOException e) {
      fail("sending failed: " + e.getMessage());
      return false;
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
    told += count(transfer.strays(), "stray acknowledgements");
    return told + count(thirdPorts, "packets from other ports");
  }

  private static String count(int number, String what) {
    return number == 0 ? "" : ", " + number + " " + what;
  }

  /** Gives port and content back. */
  void close() {
    order.content().close();
    try {
      channel.close();
    } catch (IOException e) {
      throw new IllegalStateException("a UDP socket could not be closed", e);
    }
  }
}
