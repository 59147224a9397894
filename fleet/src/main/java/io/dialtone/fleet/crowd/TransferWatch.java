// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.crowd;

import io.dialtone.fleet.tally.Answer;
import io.dialtone.fleet.tally.Tally;
import io.dialtone.handset.port.Datagram;
import io.dialtone.handset.port.UdpPort;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.MalformedPacketException;
import io.dialtone.wire.tftp.TftpPacket;
import java.time.Duration;
import java.util.Optional;

/** A phone's port for one TFTP transfer, counted and timed; other traffic passes unseen. */
final class TransferWatch implements UdpPort {
  private static final int DATA = 3; // opcodes: RFC 1350 section 5
  private static final int ERROR = 5;
  private static final int OPTION_ACK = 6;
  private static final int HEAD = 4;
  private static final int NOT_FOUND = 1;

  private final UdpPort port;
  private final Tally tally;
  private Optional<String> file = Optional.empty();
  private Optional<Endpoint> server = Optional.empty();
  private Optional<Endpoint> peer = Optional.empty();
  private Answer answer = Answer.UNANSWERED;
  private long askedNanos;
  private long octets;
  private int nextBlock = 1;

  TransferWatch(UdpPort port, Tally tally) {
    this.port = port;
    this.tally = tally;
  }

  @Override
  public int localPort() {
    return port.localPort();
  }

  @Override
  public void send(Endpoint to, Bytes payload) {
    if (file.isEmpty()) {
      file = request(payload);
      server = Optional.of(to);
      askedNanos = System.nanoTime();
    }
    port.send(to, payload);
  }

  private static Optional<String> request(Bytes payload) {
    try {
      return TftpPacket.parse(payload) instanceof TftpPacket.ReadRequest asked
          ? Optional.of(asked.file())
          : Optional.empty();
    } catch (MalformedPacketException _) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<Datagram> receive(Duration atMost) {
    Optional<Datagram> datagram = port.receive(atMost);
    if (file.isPresent()) {
      datagram
          .filter(d -> d.payload().length() >= HEAD && counts(d.from()))
          .ifPresent(d -> came(d.from(), d.payload()));
    }
    return datagram;
  }

  /** As for the phone: the server's first block tells its port, and nobody else is listened to. */
  private boolean counts(Endpoint from) {
    return peer.map(from::equals)
        .orElseGet(() -> server.map(Endpoint::address).equals(Optional.of(from.address())));
  }

  private void came(Endpoint from, Bytes packet) {
    int number = packet.at(2) << 8 | packet.at(3);
    switch (packet.at(1)) {
      case DATA -> {
        tally.block();
        if (number == nextBlock) { // not one that came twice
          peer = Optional.of(from);
          nextBlock = nextBlock + 1 & 0xffff;
          int length = packet.length() - HEAD;
          octets += length;
          answer = answer(length);
        }
      }
      case ERROR -> answer = number == NOT_FOUND ? Answer.ABSENT : Answer.REFUSED;
      case OPTION_ACK -> answer = Answer.REFUSED; // the phone asked for none, and goes
      default -> {
        // what means nothing to the phone changes nothing
      }
    }
  }

  private static Answer answer(int blockLength) {
    if (blockLength > TftpPacket.BLOCK_SIZE) {
      return Answer.REFUSED;
    }
    return blockLength < TftpPacket.BLOCK_SIZE ? Answer.TAKEN : Answer.UNANSWERED;
  }

  @Override
  public void close() {
    port.close();
    file.ifPresent(name -> tally.tftp(name, answer, octets, System.nanoTime() - askedNanos));
    file = Optional.empty();
  }
}
