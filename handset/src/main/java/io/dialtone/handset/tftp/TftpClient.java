// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.tftp;

import io.dialtone.handset.tftp.TftpEffect.Await;
import io.dialtone.handset.tftp.TftpEffect.Deliver;
import io.dialtone.handset.tftp.TftpEffect.End;
import io.dialtone.handset.tftp.TftpEffect.Send;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.MalformedPacketException;
import io.dialtone.wire.tftp.TftpPacket;
import io.dialtone.wire.tftp.TftpPacket.Ack;
import io.dialtone.wire.tftp.TftpPacket.Data;
import io.dialtone.wire.tftp.TftpPacket.Failure;
import io.dialtone.wire.tftp.TftpPacket.OptionAck;
import io.dialtone.wire.tftp.TftpPacket.ReadRequest;
import io.dialtone.wire.tftp.TftpPacket.Request;
import io.dialtone.wire.tftp.TftpPacket.Unknown;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The phone's TFTP client (TFT-1, RFC 1350): octet mode, blocks of 512 bytes, no options. Events
 * in, effects out, never waiting itself.
 *
 * <pre>
 *   phone                      server
 *     | --- RRQ  st2030s.inf ----> |  port 69
 *     | <-- DATA 1 (512 bytes) --- |  a port of its own: from here on only this one counts
 *     | --- ACK  1 --------------> |
 *     | <-- DATA 2 (n &lt; 512) ---- |
 *     | --- ACK  2 --------------> |  whole
 * </pre>
 */
public final class TftpClient {

  /** How often a packet is sent before the server counts as unreachable. */
  static final int MAX_TRIES = 5;

  static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

  private final Endpoint server;
  private final String file;
  private final long maxBytes;

  private Optional<Endpoint> peer = Optional.empty();
  private int lastBlock;
  private long received;
  private int tries = 1;
  private Duration wait = FIRST_WAIT;

  /**
   * A fetch that has not begun.
   *
   * @param server where the request goes, port 69 as a rule
   * @param maxBytes a body longer than this is given up
   */
  public TftpClient(Endpoint server, String file, long maxBytes) {
    this.server = server;
    this.file = file;
    this.maxBytes = maxBytes;
  }

  /** The request. */
  public List<TftpEffect> start() {
    boolean sayable =
        file.indexOf('\0') < 0 && request().encode().length() <= TftpPacket.MAX_REQUEST_SIZE;
    return sayable
        ? List.of(new Send(server, request()), new Await(wait))
        : end(new TftpOutcome.Refused(Failure.ILLEGAL_OPERATION, "no name for TFTP: " + file));
  }

  /** A datagram came. */
  public List<TftpEffect> received(Endpoint from, Bytes payload) {
    try {
      TftpPacket packet = TftpPacket.parse(payload);
      return isPeer(from) ? fromPeer(from, packet) : fromStranger(from, packet);
    } catch (MalformedPacketException _) {
      return List.of(); // as if it had been lost: the timer brings the right one
    }
  }

  /** Nothing came in the time awaited. */
  public List<TftpEffect> silence() {
    if (tries == MAX_TRIES) {
      String what = peer.isPresent() ? "no DATA any more from " : "no answer from ";
      return end(new TftpOutcome.Unreachable(what + peer.orElse(server), received));
    }
    tries++;
    Duration doubled = wait.multipliedBy(2);
    wait = doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
    Send again =
        peer.map(p -> new Send(p, new Ack(lastBlock))).orElseGet(() -> new Send(server, request()));
    return List.of(again, new Await(wait));
  }

  /** The piece just delivered found no room. */
  public List<TftpEffect> noRoom() {
    return tooLong(peer.orElse(server));
  }

  /** Before the first answer any port of the server may be the peer's (RFC 1350 section 4). */
  private boolean isPeer(Endpoint from) {
    return peer.map(from::equals).orElseGet(() -> from.address().equals(server.address()));
  }

  private List<TftpEffect> fromPeer(Endpoint from, TftpPacket packet) {
    return switch (packet) {
      case Data data -> data(from, data);
      case Failure(var code, var message) ->
          end(
              code == Failure.FILE_NOT_FOUND
                  ? new TftpOutcome.Absent(message)
                  : new TftpOutcome.Refused(code, message));
      case OptionAck _ -> optionsNotAskedFor(from);
      case Request _, Ack _, Unknown _ -> List.of();
    };
  }

  /** RFC 1350 section 4: error 5 to its sender, and the transfer is not disturbed. */
  private List<TftpEffect> fromStranger(Endpoint from, TftpPacket packet) {
    return packet instanceof Failure
        ? List.of()
        : List.of(new Send(from, new Failure(Failure.UNKNOWN_TRANSFER_ID, "Unknown transfer ID")));
  }

  private List<TftpEffect> data(Endpoint from, Data data) {
    if (data.block() == TftpPacket.nextBlock(lastBlock)) {
      return nextBlock(from, data);
    }
    boolean duplicate = peer.isPresent() && data.block() == lastBlock;
    // The ACK was lost. It is sent once more, but the wait goes on: answering a duplicate with more
    // than one packet would double every later block (RFC 1123 section 4.2.3.1).
    return duplicate ? List.of(new Send(from, new Ack(lastBlock))) : List.of();
  }

  private List<TftpEffect> nextBlock(Endpoint from, Data data) {
    peer = Optional.of(from);
    Bytes bytes = data.bytes();
    if (bytes.length() > TftpPacket.BLOCK_SIZE) {
      String reason = "a block of " + bytes.length() + " bytes";
      return List.of(
          new Send(from, new Failure(Failure.ILLEGAL_OPERATION, reason)),
          new End(new TftpOutcome.Refused(Failure.ILLEGAL_OPERATION, reason)));
    }
    if (received + bytes.length() > maxBytes) {
      return tooLong(from);
    }
    lastBlock = data.block();
    received += bytes.length();
    tries = 1;
    wait = FIRST_WAIT;
    TftpEffect next =
        bytes.length() < TftpPacket.BLOCK_SIZE
            ? new End(new TftpOutcome.Whole(received))
            : new Await(wait);
    return List.of(new Deliver(bytes), new Send(from, new Ack(lastBlock)), next);
  }

  private List<TftpEffect> optionsNotAskedFor(Endpoint from) {
    String reason = "options that were not asked for";
    return List.of(
        new Send(from, new Failure(Failure.OPTION_REFUSED, reason)),
        new End(new TftpOutcome.Refused(Failure.OPTION_REFUSED, reason)));
  }

  private List<TftpEffect> tooLong(Endpoint to) {
    return List.of(
        new Send(to, new Failure(Failure.DISK_FULL, "longer than the phone takes")),
        new End(new TftpOutcome.TooLong(received)));
  }

  private ReadRequest request() {
    return new ReadRequest(file);
  }

  private static List<TftpEffect> end(TftpOutcome outcome) {
    return List.of(new End(outcome));
  }
}
