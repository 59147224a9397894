// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation.net;

import io.dialtone.app.simulation.time.Trace;
import io.dialtone.app.simulation.time.VirtualTime;
import io.dialtone.core.dhcp.Arrival;
import io.dialtone.core.dhcp.Destination;
import io.dialtone.core.dhcp.DhcpDecision;
import io.dialtone.core.dhcp.DhcpDesk;
import io.dialtone.core.dhcp.DhcpPolicy;
import io.dialtone.core.lease.Lease;
import io.dialtone.core.lease.LeaseBook;
import io.dialtone.core.lease.LeaseChange;
import io.dialtone.handset.port.Datagram;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MalformedPacketException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The DHCP server's rules on the simulated network: book, commit, answer. Its disk outlives it, its
 * book does not.
 */
public final class DhcpService {

  /** The moment at which every run begins. */
  public static final Instant BEGINNING = Instant.parse("2026-03-01T08:00:00Z");

  private static final int PORT = 67;
  private static final long SLOWEST_COMMIT = 40_000_000L;

  private final Setup setup;
  private final VirtualTime time;
  private final Lan lan;
  private final Trace trace;
  private final Map<Ip4Address, Lease> disk = new TreeMap<>();
  private final LeaseWitness witness = new LeaseWitness();
  private LeaseBook book;
  private DhcpDesk desk;
  private int life;

  /**
   * What the server is told.
   *
   * @param storesFirst an answer leaves only after its lease is stored; false is a fault, planted
   */
  public record Setup(DhcpPolicy policy, boolean storesFirst) {}

  DhcpService(Setup setup, VirtualTime time, Lan lan, Trace trace) {
    this.setup = setup;
    this.time = time;
    this.lan = lan;
    this.trace = trace;
    this.book = freshBook();
    this.desk = new DhcpDesk(setup.policy(), book);
  }

  private LeaseBook freshBook() {
    DhcpPolicy policy = setup.policy();
    LeaseBook fresh = policy.book();
    fresh.load(disk.values());
    return fresh;
  }

  void dies() {
    life++;
  }

  void comesBack() {
    book = freshBook();
    desk = new DhcpDesk(setup.policy(), book);
  }

  void received(Endpoint from, Bytes payload) {
    DhcpDecision decision;
    try {
      decision =
          desk.decide(
              DhcpPacket.parse(payload),
              new Arrival(from, House.ADDRESS),
              BEGINNING.plusNanos(time.now()));
    } catch (MalformedPacketException e) {
      throw new IllegalStateException("a phone sent what is no DHCP", e);
    }
    trace.note("dhcp", "decides", decision.reason());
    switch (decision) {
      case DhcpDecision.Reply reply -> reply(reply);
      case DhcpDecision.Store(var change, _, _) -> commit(change, () -> {});
      case DhcpDecision.Silence _ -> {}
    }
  }

  private void reply(DhcpDecision.Reply reply) {
    if (reply.change().isEmpty()) {
      send(reply);
    } else if (setup.storesFirst()) {
      commit(reply.change(), () -> send(reply));
    } else {
      send(reply);
      int mine = life;
      time.after(
          100 * SLOWEST_COMMIT,
          () -> {
            if (life == mine) {
              commit(reply.change(), () -> {});
            }
          });
    }
  }

  /** What the machine had not stored when it died is not stored, and not answered. */
  private void commit(LeaseChange change, Runnable answer) {
    int mine = life;
    time.after(
        lan.random().nextLong(SLOWEST_COMMIT),
        () -> {
          if (life == mine) {
            change.leases().forEach(lease -> disk.put(lease.address(), lease));
            book.committed(change);
            answer.run();
          }
        });
  }

  private void send(DhcpDecision.Reply reply) {
    witness.hears(reply.packet(), time.now());
    Datagram datagram = new Datagram(new Endpoint(House.ADDRESS, PORT), reply.encode());
    switch (reply.to()) {
      case Destination.Broadcast() -> lan.toDhcpClients(_ -> true, datagram);
      case Destination.Card(var mac, _) ->
          lan.toDhcpClients(phone -> phone.mac().equals(mac), datagram);
      case Destination.Client(var to) ->
          lan.toDhcpClients(phone -> phone.address().equals(Optional.of(to.address())), datagram);
      case Destination.Relay(var to) ->
          throw new IllegalStateException("no relay at " + to + " in this network");
    }
  }
}
