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

  /** How many addresses found in use one question is taken through. */
  private static final int MOST_TRIES = 4;

  private final UdpSocket socket;
  private final OwnAddress own;
  private final KeptBook book;
  private final ReplySender sender;
  private final ProbedOffers offers;
  private final DhcpReport report;
  private final InterfaceWatch interfaces;
  private volatile boolean closing;

  DhcpLoop(
      UdpSocket socket,
      OwnAddress own,
      KeptBook book,
      ReplySender sender,
      ProbedOffers offers,
      DhcpReport report,
      InterfaceWatch interfaces) {
    this.socket = socket;
    this.own = own;
    this.book = book;
    this.sender = sender;
    this.offers = offers;
    this.report = report;
    this.interfaces = interfaces;
  }

  void run() {
    while (true) {
      try {
        Optional<Received> received = socket.receive(IDLE);
        boolean ready = book.settle();
        interfaces.look();
        if (ready && !closing) {
          received.ifPresent(this::take);
          takeProbed();
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
      decide(DhcpPacket.parse(Bytes.copyOf(bytes)), own.placed(received), 0);
    } catch (MalformedPacketException fault) {
      report.malformed(from, fault);
    }
  }

  private void decide(DhcpPacket packet, Received received, int tries) {
    Arrival arrival = own.arrival(packet, received);
    if (arrival.self().isUnspecified()) {
      report.unplaced(packet);
      return;
    }
    carryOut(packet, received, book.decide(packet, arrival), tries);
  }

  /** Sends the offers whose address is free, and has another found for those where it is not. */
  private void takeProbed() {
    for (var ended = offers.next(); ended.isPresent(); ended = offers.next()) {
      ProbedOffers.Held held = ended.get().held();
      if (!ended.get().inUse()) {
        answer(held.packet(), held.received(), held.reply());
        continue;
      }
      DhcpDecision.Store found = book.inUse(ended.get().address());
      carryOut(held.packet(), held.received(), found, held.tries());
      if (held.tries() + 1 < MOST_TRIES) {
        decide(held.packet(), held.received(), held.tries() + 1);
      }
    }
  }

  private void carryOut(DhcpPacket packet, Received received, DhcpDecision decision, int tries) {
    switch (decision) {
      case DhcpDecision.Reply reply -> reply(new ProbedOffers.Held(packet, received, reply, tries));
      case DhcpDecision.Store(var change, var level, var reason) when change.isEmpty() ->
          report.done(packet, DhcpOutcome.SILENT, level, reason, Ip4Address.ANY);
      case DhcpDecision.Store(var change, var level, var reason) ->
          afterStoring(
              decision,
              change,
              () -> report.done(packet, DhcpOutcome.RECORDED, level, reason, packet.ciaddr()));
      case DhcpDecision.Silence(var level, var reason) ->
          report.done(packet, DhcpOutcome.SILENT, level, reason, Ip4Address.ANY);
    }
  }

  /** An offer leaves when its address is known to be free, an ACK when its lease is stored. */
  private void reply(ProbedOffers.Held held) {
    DhcpDecision.Reply reply = held.reply();
    if (offers.holds(held)) {
      return;
    }
    if (reply.change().isEmpty()) {
      answer(held.packet(), held.received(), reply);
    } else {
      afterStoring(reply, reply.change(), () -> answer(held.packet(), held.received(), reply));
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
