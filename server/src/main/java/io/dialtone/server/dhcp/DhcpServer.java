// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import io.dialtone.core.dhcp.DhcpPolicy;
import io.dialtone.core.journal.Level;
import io.dialtone.core.lease.Pool;
import io.dialtone.link.SocketFault;
import io.dialtone.link.UdpSocket;
import io.dialtone.server.store.LeaseStore;
import io.dialtone.server.store.LeaseWriter;
import io.dialtone.server.store.StoreException;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.Subnet;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A DHCP server on one socket, or one an interface: RFC 2131, one thread that decides and one that
 * stores.
 */
public final class DhcpServer {

  private final UdpSocket socket;
  private final LeaseWriter writer;
  private final KeptBook book;
  private final ProbedOffers offers;
  private final InterfaceWatch interfaces;
  private final DhcpLoop loop;
  private final Thread thread;

  private DhcpServer(
      UdpSocket socket,
      LeaseWriter writer,
      KeptBook book,
      ProbedOffers offers,
      InterfaceWatch interfaces,
      DhcpLoop loop) {
    this.socket = socket;
    this.writer = writer;
    this.book = book;
    this.offers = offers;
    this.interfaces = interfaces;
    this.loop = loop;
    this.thread = Thread.ofPlatform().name("dhcp").start(loop::run);
  }

  /**
   * Opens the port, reads the leases and serves; the store stays the caller's to close.
   *
   * @throws IOException if the port cannot be had: a {@link io.dialtone.link.SocketFault}
   * @throws StoreException if the leases cannot be read
   */
  public static DhcpServer start(
      DhcpListening listening, DhcpPolicy policy, LeaseStore store, DhcpReport report)
      throws IOException {
    UdpSocket socket = UdpSocket.openAll(listening.bindings());
    LeaseWriter writer = LeaseWriter.start(store);
    try {
      Ip4Address bound = Addresses.endpoint(socket.localAddress()).address();
      OwnAddress own =
          new OwnAddress(
              listening.address(), bound, networks(policy), new Links(report.clocks().nanos()));
      List<Ip4Address> ours = OwnAddress.all();
      collisions(policy, ours).forEach(warning -> report.say(Level.WARN, warning));
      DhcpPolicy spared = policy.sparing(ours);
      KeptBook book = new KeptBook(spared, store, writer, report);
      ReplySender sender = new ReplySender(socket, listening.byDevice(), report);
      ProbedOffers offers =
          new ProbedOffers(prober(policy, socket, report), report, report.clocks().nanos());
      InterfaceWatch interfaces = InterfaceWatch.of(listening.named(), socket, report);
      DhcpLoop loop = new DhcpLoop(socket, own, book, sender, offers, report, interfaces);
      OtherServers.look(listening.interfaces(), report);
      return new DhcpServer(socket, writer, book, offers, interfaces, loop);
    } catch (IOException | StoreException fault) {
      socket.close();
      writer.abandon();
      throw fault;
    }
  }

  /** Addresses of this machine that the settings would give away. */
  static List<String> collisions(DhcpPolicy policy, List<Ip4Address> ours) {
    List<String> warnings = new ArrayList<>();
    for (Ip4Address address : ours) {
      policy.reservations().stream()
          .filter(reservation -> reservation.address().equals(address))
          .forEach(reservation ->
              warnings.add(
                  address
                      + ", reserved for "
                      + reservation.owner()
                      + ", is this machine's own: change one of the two"));
      policy.pools().stream()
          .filter(pool -> !address.isLoopback() && pool.hands(address))
          .forEach(pool ->
              warnings.add(
                  address + " in the pool " + pool.range() + " is this machine's own: left out"));
    }
    return warnings;
  }

  /** A prober, where addresses are to be probed and the system lets us. */
  private static Optional<Prober> prober(DhcpPolicy policy, UdpSocket socket, DhcpReport report) {
    boolean wanted =
        policy.manner().probe()
            && networks(policy).stream().anyMatch(subnet -> !subnet.network().isLoopback());
    if (!wanted) {
      return Optional.empty();
    }
    try {
      return Optional.of(Prober.start(report, socket::wake));
    } catch (SocketFault fault) {
      report.say(
          Level.WARN,
          "addresses are offered without being probed: "
              + fault.getMessage()
              + " (needs root, or set dhcp.probe = false)");
      return Optional.empty();
    }
  }

  private static List<Subnet> networks(DhcpPolicy policy) {
    return policy.pools().stream().map(Pool::subnet).toList();
  }

  /** Where it listens, with the port really taken. */
  public Endpoint endpoint() {
    return Addresses.endpoint(socket.localAddress());
  }

  /** Why it cannot serve now; empty when it can. */
  public Optional<String> trouble() {
    return writer.trouble().or(interfaces::trouble);
  }

  /** How many addresses have a lease, past or present; a figure for the console. */
  public int leases() {
    return book.size();
  }

  /** Takes nothing new, stores and answers what is under way for this long, and ends. */
  public void close(Duration grace) {
    loop.takeNoMore();
    offers.close();
    try {
      writer.close(grace);
      socket.close();
      thread.join();
    } catch (InterruptedException _) {
      socket.close(); // whoever interrupts has no more time for answers
      Thread.currentThread().interrupt();
    }
  }
}
