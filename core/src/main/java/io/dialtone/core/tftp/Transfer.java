// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.tftp;

import io.dialtone.core.tftp.Effect.Failed;
import io.dialtone.core.tftp.Effect.Finished;
import io.dialtone.core.tftp.Effect.Send;
import io.dialtone.core.tftp.Effect.SendBlock;
import io.dialtone.wire.tftp.TftpPacket;
import io.dialtone.wire.tftp.TftpPacket.Failure;
import java.util.ArrayList;
import java.util.List;

/**
 * One file on its way to one client, from the accepted request to the last acknowledgement.
 *
 * <pre>
 *             options agreed                          none agreed
 *   start ──────────────────▶ OACK, ACK 0 ──┐   start ───────────┐
 *                                           ▼                    ▼
 *                     ┌──────────▶ DATA acked+1 … acked+window ◀─── time is over: the same again,
 *                     └── ACK n ◀──────────┘                       each wait twice as long
 * </pre>
 *
 * <p>Packets and the time come in, {@link Effect effects} go out; it never waits. Blocks are
 * counted from 1 without end, the OACK being block 0; on the wire the number wraps at 65536
 * (TFT-1). Times are nanoseconds of a monotonic clock.
 */
public final class Transfer {
  private static final int WIRE_BLOCKS = 0x1_0000;

  private final Terms terms;
  private final TransferLimits limits;
  private final long blocks;

  private long acked; // the last block the client has, -1 while it has not even the OACK
  private long sent; // the last block that went out
  private int tries;
  private long timeoutNanos;
  private long sentAt;
  private long resendAt;
  private long idleAt; // when the client has said nothing new for too long
  private final long giveUpAt;
  private boolean over;
  private int retransmissions;
  private int strays;

  private Transfer(Terms terms, TransferLimits limits, long now) {
    this.terms = terms;
    this.limits = limits;
    this.blocks = terms.blocks();
    this.giveUpAt = now + limits.total().toNanos();
    this.acked = terms.acknowledged().isEmpty() ? 0 : -1;
    this.sent = acked;
  }

  /** A transfer about to begin; {@link #start} says what goes out first. */
  public static Transfer of(Terms terms, TransferLimits limits, long now) {
    return new Transfer(terms, limits, now);
  }

  /** The first packets: the OACK, or without options the first window. */
  public List<Effect> start(long now) {
    return sendWindow(now);
  }

  /** When {@link #onTime} has something to do. */
  public long deadline() {
    long next = resendAt - idleAt < 0 ? resendAt : idleAt;
    return next - giveUpAt < 0 ? next : giveUpAt;
  }

  /** Whether the last effect has been given out. */
  public boolean isOver() {
    return over;
  }

  /** Bytes of content that the client has acknowledged. */
  public long bytesAcknowledged() {
    return Math.min(terms.length(), Math.max(0, acked) * terms.blockSize());
  }

  /** Whether the client has shown that it knows this transfer. */
  public boolean isAnswered() {
    return acked > 0 || (acked == 0 && !terms.acknowledged().isEmpty());
  }

  /** How many times a window went out again. */
  public int retransmissions() {
    return retransmissions;
  }

  /** Acknowledgements of blocks that were acknowledged before, or never sent. */
  public int strays() {
    return strays;
  }

  /** A packet from the client's own port. */
  public List<Effect> on(TftpPacket packet, long now) {
    if (over) {
      return List.of();
    }
    return switch (packet) {
      case TftpPacket.Ack(int block) -> acknowledged(block, now);
      case Failure(int code, String message) ->
          over(new Failed("the client gave up with error " + code + " \"" + message + "\""));
      case TftpPacket.ReadRequest _, TftpPacket.WriteRequest _ ->
          unexpected("a new request on the port of a transfer");
      case TftpPacket.Data _, TftpPacket.OptionAck _ -> unexpected("a packet that servers send");
      case TftpPacket.Unknown(int opcode, _) -> unexpected("opcode " + opcode);
    };
  }

  /** Bytes from the client's own port that are no TFTP packet (RFC 1350 §5, error 4). */
  public List<Effect> onMalformed(String reason) {
    return over ? List.of() : unexpected("a malformed packet (" + reason + ")");
  }

  /** The content could not be read to its end. */
  public List<Effect> onUnreadable(String reason) {
    return over ? List.of() : over(error(Failure.NOT_DEFINED, "read error"), new Failed(reason));
  }

  /** The time is {@code now}. */
  public List<Effect> onTime(long now) {
    if (over || now - deadline() < 0) {
      return List.of();
    }
    if (now - giveUpAt >= 0) {
      return over(
          error(Failure.NOT_DEFINED, "transfer took too long"),
          new Failed("not finished within " + limits.total().toSeconds() + " s"));
    }
    if (tries >= limits.tries() || now - idleAt >= 0) {
      return over(new Failed("the client stopped answering at " + place()));
    }
    timeoutNanos = Math.min(2 * timeoutNanos, terms.longestTimeout().toNanos());
    retransmissions++;
    return send(acked + 1, sent, now);
  }

  /**
   * The client has asked again. If the first packets had half of their time to be answered they are
   * lost, and go out again, to one who listens now; the next wait is as short as the first.
   */
  public List<Effect> onAskedAgain(long now) {
    boolean crossing = now - sentAt < terms.firstTimeout().toNanos() / 2;
    if (over || isAnswered() || crossing) {
      return List.of();
    }
    retransmissions++;
    tries = 0;
    timeoutNanos = terms.firstTimeout().toNanos();
    return send(acked + 1, sent, now);
  }

  private String place() {
    return acked < 0 ? "the options" : "block " + acked + " of " + blocks;
  }

  private List<Effect> acknowledged(int wireBlock, long now) {
    // the only block in (acked, sent] that this number can mean; older ones look far ahead of us
    long block = acked + Math.floorMod(wireBlock - acked, WIRE_BLOCKS);
    if (block == acked || block > sent) {
      // a repeated or late ACK sends nothing, or two copies of everything would circle for ever:
      // the Sorcerer's Apprentice of RFC 1123 §4.2.3.1. A lost block is the timer's business.
      strays++;
      return List.of();
    }
    acked = block;
    if (acked == blocks) {
      return over(new Finished("all " + blocks + " blocks acknowledged"));
    }
    return sendWindow(now);
  }

  /** A new window, which begins after the last block the client has (RFC 7440 §4). */
  private List<Effect> sendWindow(long now) {
    tries = 0;
    timeoutNanos = terms.firstTimeout().toNanos();
    idleAt = now + limits.idle().toNanos();
    sent = acked < 0 ? 0 : Math.min(blocks, acked + terms.window());
    return send(acked + 1, sent, now);
  }

  private List<Effect> send(long first, long last, long now) {
    tries++;
    sentAt = now;
    resendAt = now + timeoutNanos;
    if (first == last) {
      return List.of(effect(first));
    }
    List<Effect> window = new ArrayList<>((int) (last - first + 1));
    for (long block = first; block <= last; block++) {
      window.add(effect(block));
    }
    return window;
  }

  private Effect effect(long block) {
    if (block == 0) {
      return new Send(new TftpPacket.OptionAck(terms.acknowledged().toMap()));
    }
    long offset = (block - 1) * terms.blockSize();
    int length = (int) Math.min(terms.blockSize(), terms.length() - offset);
    return new SendBlock((int) (block % WIRE_BLOCKS), offset, length);
  }

  private List<Effect> unexpected(String what) {
    return over(
        error(Failure.ILLEGAL_OPERATION, "illegal TFTP operation"),
        new Failed("the client sent " + what));
  }

  private static Effect error(int code, String message) {
    return new Send(new Failure(code, message));
  }

  private List<Effect> over(Effect... last) {
    over = true;
    return List.of(last);
  }
}
