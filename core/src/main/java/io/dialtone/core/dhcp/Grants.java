// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import io.dialtone.core.journal.Level;
import io.dialtone.core.lease.Lease;
import io.dialtone.core.lease.LeaseBook;
import io.dialtone.core.lease.LeaseChange;
import io.dialtone.core.lease.Pool;
import io.dialtone.wire.dhcp.Addresses;
import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.octets.Ip4Address;
import java.time.Duration;
import java.util.Optional;

/** What is given: offers, leases and advice, each with what its phone is told. */
final class Grants {

  /** A lease in this first part of its life is confirmed as it is: nothing needs to be stored. */
  private static final int YOUNG_PART = 4;

  private static final Duration SHORTEST_LEASE = Duration.ofMinutes(1);

  private final DhcpPolicy policy;
  private final TermsTable table;
  private final LeaseBook book;

  Grants(DhcpPolicy policy, LeaseBook book) {
    this.policy = policy;
    this.table = new TermsTable(policy);
    this.book = book;
  }

  DhcpDecision offer(Asking asking, Pool pool, Ip4Address address, String why) {
    Terms terms = table.terms(asking, pool, address);
    Duration life = kept(asking, address, wished(asking.packet(), terms));
    return reply(
        asking,
        new Grant(DhcpMessageType.OFFER, pool, terms, Optional.of(life)),
        address,
        LeaseChange.NONE,
        why);
  }

  /** Binds, and says so; a young lease is confirmed with what remains of it. */
  DhcpDecision lease(Asking asking, Pool pool, Ip4Address address, String why) {
    Terms terms = table.terms(asking, pool, address);
    Duration life = wished(asking.packet(), terms);
    LeaseChange change = LeaseChange.NONE;
    Optional<Lease> young = young(asking, address, life);
    if (young.isPresent()) {
      life = young.get().remaining(asking.now());
      book.withdraw(asking.holder(), asking.near());
    } else {
      life = kept(asking, address, life);
      change = book.bind(asking.holder(), address, life, asking.now());
    }
    Grant grant = new Grant(DhcpMessageType.ACK, pool, terms, Optional.of(life));
    return reply(asking, grant, address, change, why);
  }

  /** The answer to an INFORM. */
  DhcpDecision advice(Asking asking, Pool pool, Ip4Address own) {
    Terms terms = table.terms(asking, pool, own);
    Provisioning provisioning = provisioning(asking, terms);
    DhcpPacket packet =
        AnswerSheet.grant(
            asking, new Grant(DhcpMessageType.ACK, pool, terms, Optional.empty()), provisioning);
    return new DhcpDecision.Reply(
        packet.withCiaddr(own),
        Destination.ofAnswer(asking.packet(), asking.arrival(), own),
        AnswerSheet.maxBytes(asking.packet()),
        LeaseChange.NONE,
        Optional.empty(),
        Level.INFO,
        "told " + own + " what it asked; " + provisioning.words());
  }

  private DhcpDecision reply(
      Asking asking, Grant grant, Ip4Address address, LeaseChange change, String why) {
    boolean offer = grant.type() == DhcpMessageType.OFFER;
    Provisioning provisioning = provisioning(asking, grant.terms());
    DhcpPacket packet = AnswerSheet.grant(asking, grant, provisioning);
    return new DhcpDecision.Reply(
        packet.with(
            new Addresses(
                offer ? Ip4Address.ANY : asking.packet().ciaddr(),
                address,
                packet.siaddr(),
                packet.giaddr())),
        Destination.ofAnswer(asking.packet(), asking.arrival(), address),
        AnswerSheet.maxBytes(asking.packet()),
        change,
        offer ? probe(asking, address) : Optional.empty(),
        offer ? Level.DEBUG : Level.INFO,
        (offer ? "offered " : "leased ")
            + address
            + " to "
            + asking.caller().caller().words()
            + " ("
            + why
            + "); "
            + provisioning.words());
  }

  private Provisioning provisioning(Asking asking, Terms terms) {
    return Provisioning.of(asking.caller(), terms, policy.services(), asking.arrival().self());
  }

  /**
   * An address is probed before it is offered, unless its lease is this client's and lives: then
   * whoever answers is the client itself. A full quarantine leaves nothing to do about an answer,
   * but where an address was declined already.
   */
  private Optional<Ip4Address> probe(Asking asking, Ip4Address address) {
    boolean itsOwn =
        book.at(address)
            .filter(lease -> lease.state() == Lease.State.BOUND && lease.held(asking.now()))
            .isPresent();
    return policy.manner().probe() && !address.isLoopback() && !itsOwn && book.canLockAway(address)
        ? Optional.of(address)
        : Optional.empty();
  }

  /**
   * The stored lease of the address, if it is so young, or what is wished for so short, that it
   * needs no renewing.
   */
  private Optional<Lease> young(Asking asking, Ip4Address address, Duration wished) {
    return living(asking, address)
        .filter(lease -> !book.isPending(address) && lease.holder().equals(asking.holder()))
        .filter(lease -> !lease.granted().isAfter(asking.now()))
        .filter(lease -> {
          long now = asking.now().toEpochMilli(); // for a Duration reckons in big decimals
          long whole = lease.expiresMillis() - lease.grantedMillis();
          return lease.expiresMillis() - now >= wished.toMillis()
              || (whole == wished.toMillis() && (now - lease.grantedMillis()) * YOUNG_PART < whole);
        });
  }

  /**
   * The life that ends no earlier than what is promised already: anybody can write another's name
   * into a packet, and a lease cut short by that would be a RELEASE without its check.
   */
  private Duration kept(Asking asking, Ip4Address address, Duration wished) {
    return living(asking, address)
        .map(lease -> lease.remaining(asking.now()))
        .filter(left -> left.compareTo(wished) > 0)
        .orElse(wished);
  }

  /** The lease of the address that this client has, if it has one. */
  private Optional<Lease> living(Asking asking, Ip4Address address) {
    return book.at(address)
        .filter(lease -> lease.state() == Lease.State.BOUND && lease.held(asking.now()))
        .filter(lease -> lease.holder().same(asking.holder()));
  }

  /** A client may ask for a shorter lease (option 51), not for a longer one. */
  private static Duration wished(DhcpPacket packet, Terms terms) {
    Duration ours = terms.lease().orElseThrow();
    return packet
        .options()
        .seconds(OptionCode.LEASE_TIME)
        .map(asked -> asked.compareTo(SHORTEST_LEASE) < 0 ? SHORTEST_LEASE : asked)
        .filter(asked -> asked.compareTo(ours) < 0)
        .orElse(ours);
  }
}
