// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import io.dialtone.core.dhcp.Arrival;
import io.dialtone.core.dhcp.DhcpDecision;
import io.dialtone.core.journal.Level;
import io.dialtone.core.lease.LeaseChange;
import io.dialtone.link.Received;
import io.dialtone.link.UdpSocket;
import io.dialtone.server.metrics.Metrics.DhcpOutcome;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MalformedPacketException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Optional;

/** Receives, decides, has the change stored and then sends: the one thread that owns the book. */
final class DhcpLoop {

  /** How long the book goes without a look at clock and store when nobody asks. */
  private static final Duration IDLE = Duration.ofMillis(200);

  private final UdpSocket socket;
  private final OwnAddress own;
  private final KeptBook book;
  private final ReplySender sender;
  private final DhcpReport report;
  private volatile boolean closing;

  DhcpLoop(UdpSocket socket, OwnAddress own, KeptBook book, ReplySender sender, DhcpReport report) {
    this.socket = socket;
    this.own = own;
    this.book = book;
    this.sender = sender;
    this.report = report;
  }

  void run() {
    while (true) {
      try {
        Optional<Received> received = socket.receive(IDLE);
        boolean ready = book.settle();
        if (ready && !closing && received.isPresent()) {
          take(received.get());
        }
      } catch (ClosedChannelException _) {
        return; // that is how we are told to end
      } catch (IOException fault) {
        report.fault("receiving failed: " + fault.getMessage());
      } catch (RuntimeException unforeseen) {
        // the one broad catch of this thread: one packet must not end the service for all
        report.fault("a packet could not be dealt with: " + unforeseen);
      }
    }
  }

  /** From now on packets are read and left lying. */
  void takeNoMore() {
    closing = true;
  }

  private void take(Received received) {
    byte[] bytes = new byte[received.payload().remaining()];
    received.payload().duplicate().get(bytes);
    Endpoint from = Addresses.endpoint(received.from());
    try {
      DhcpPacket packet = DhcpPacket.parse(Bytes.copyOf(bytes));
      Arrival arrival = new Arrival(from, own.reached(packet, received));
      carryOut(packet, received, book.decide(packet, arrival));
    } catch (MalformedPacketException fault) {
      report.malformed(from, fault);
    }
  }

  private void carryOut(DhcpPacket packet, Received received, DhcpDecision decision) {
    switch (decision) {
      case DhcpDecision.Reply reply when reply.change().isEmpty() ->
          answer(packet, received, reply);
      case DhcpDecision.Reply reply ->
          afterStoring(reply, reply.change(), () -> answer(packet, received, reply));
      case DhcpDecision.Store(var change, var level, var reason) ->
          afterStoring(
              decision,
              change,
              () -> report.done(packet, DhcpOutcome.RECORDED, level, reason, packet.ciaddr()));
      case DhcpDecision.Silence(var level, var reason) ->
          report.done(packet, DhcpOutcome.SILENT, level, reason, Ip4Address.ANY);
    }
  }

  private void afterStoring(DhcpDecision decision, LeaseChange change, Runnable rest) {
    if (!book.store(change, rest)) {
      report.fault("too many leases wait to be stored; left undone: " + decision.reason());
    }
  }

  private void answer(DhcpPacket packet, Received received, DhcpDecision.Reply reply) {
    boolean left = sender.send(reply, received);
    report.done(
        packet,
        left ? DhcpOutcome.ANSWERED : DhcpOutcome.SILENT,
        left ? reply.level() : Level.DEBUG,
        reply.reason(),
        reply.packet().yiaddr());
  }
}
