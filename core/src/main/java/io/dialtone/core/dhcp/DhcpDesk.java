// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import io.dialtone.core.journal.Level;
import io.dialtone.core.lease.Claim;
import io.dialtone.core.lease.Lease;
import io.dialtone.core.lease.LeaseBook;
import io.dialtone.core.lease.LeaseChange;
import io.dialtone.core.lease.Offering;
import io.dialtone.core.lease.Pool;
import io.dialtone.wire.dhcp.Addresses;
import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.dhcp.Op;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides about clients' messages by policy and book: RFC 2131 section 4.3. */
public final class DhcpDesk {

  /** A lease in this first part of its life is confirmed as it is: nothing needs to be stored. */
  private static final int YOUNG_PART = 4;

  private static final Duration SHORTEST_LEASE = Duration.ofMinutes(1);

  private final DhcpPolicy policy;
  private final TermsTable table;
  private final LeaseBook book;

  public DhcpDesk(DhcpPolicy policy, LeaseBook book) {
    this.policy = policy;
    this.table = new TermsTable(policy);
    this.book = book;
  }

  /** What to do about this packet; the book is changed at once. */
  public DhcpDecision decide(DhcpPacket packet, Arrival arrival, Instant now) {
    if (packet.header().op() != Op.REQUEST) {
      return quiet("an answer of another server, not a request");
    }
    Optional<MacAddress> mac = packet.mac();
    if (mac.isEmpty()) {
      return quiet("not an Ethernet address: " + packet.hardware());
    }
    Asking asking = Asking.of(packet, mac.get(), arrival, now);
    Optional<DhcpMessageType> type = packet.messageType();
    if (type.isEmpty()) {
      return quiet("no message type (option 53): BOOTP is not served");
    }
    return switch (type.get()) {
      case DISCOVER -> discover(asking);
      case REQUEST -> request(asking);
      case DECLINE -> decline(asking);
      case RELEASE -> release(asking);
      case INFORM -> inform(asking);
      case OFFER, ACK, NAK -> quiet("a client does not send " + type.get());
    };
  }

  /** RFC 2131 section 4.3.1. */
  private DhcpDecision discover(Asking asking) {
    Optional<Ip4Address> wish = asking.packet().options().address(OptionCode.REQUESTED_ADDRESS);
    return switch (book.offer(asking.holder(), asking.near(), wish, asking.now())) {
      case Offering.Exhausted(var why) ->
          new DhcpDecision.Silence(Level.WARN, "nothing to offer: " + why);
      case Offering.Offered(var pool, var address, var why) ->
          grant(asking, DhcpMessageType.OFFER, pool, address, why);
    };
  }

  /** RFC 2131 section 4.3.2: which of its four states the client is in shows by these fields. */
  private DhcpDecision request(Asking asking) {
    DhcpPacket packet = asking.packet();
    Optional<Ip4Address> server = packet.options().address(OptionCode.SERVER_ID);
    Optional<Ip4Address> wish = packet.options().address(OptionCode.REQUESTED_ADDRESS);
    if (book.pools(asking.near()).isEmpty()) {
      return quiet("no pool serves the network of " + asking.near());
    }
    if (server.isPresent()) {
      return selecting(asking, server.get(), wish);
    }
    if (packet.ciaddr().isUnspecified()) {
      return wish.map(address -> initReboot(asking, address))
          .orElseGet(() -> quiet("a REQUEST that names no address"));
    }
    // renewing and rebinding differ only in how the packet came, and are decided alike
    return claimed(asking, packet.ciaddr(), "it renewed");
  }

  private DhcpDecision selecting(Asking asking, Ip4Address server, Optional<Ip4Address> wish) {
    if (!server.equals(asking.arrival().self())) {
      book.withdraw(asking.holder(), asking.near());
      return quiet("it chose the server " + server);
    }
    // some clients put the address into ciaddr only
    Ip4Address address = wish.orElse(asking.packet().ciaddr());
    return switch (book.claim(asking.holder(), address, asking.near(), asking.now())) {
      case Claim.Fair(var pool, _) -> bind(asking, pool, address, "it took our offer");
      case Claim.Unfair(var why) -> refuse(asking, why);
    };
  }

  private DhcpDecision initReboot(Asking asking, Ip4Address address) {
    List<Pool> network = book.pools(asking.near());
    if (network.stream().noneMatch(pool -> pool.subnet().contains(address))) {
      return refuseIfAuthoritative(asking, address + " is not on its network");
    }
    if (book.lease(asking.holder(), asking.near()).isEmpty()) {
      return quiet("it claims " + address + ", of which nothing is known here");
    }
    return claimed(asking, address, "it came back");
  }

  private DhcpDecision claimed(Asking asking, Ip4Address address, String what) {
    Optional<Lease> own = book.lease(asking.holder(), asking.near());
    if (own.filter(l -> l.held(asking.now()) && !l.address().equals(address)).isPresent()) {
      return refuseIfAuthoritative(asking, own.get().address() + " is its address, not " + address);
    }
    return switch (book.claim(asking.holder(), address, asking.near(), asking.now())) {
      case Claim.Fair(var pool, _) -> bind(asking, pool, address, what);
      case Claim.Unfair(var why) -> refuseIfAuthoritative(asking, why);
    };
  }

  private DhcpDecision bind(Asking asking, Pool pool, Ip4Address address, String what) {
    return grant(asking, DhcpMessageType.ACK, pool, address, what);
  }

  private DhcpDecision grant(
      Asking asking, DhcpMessageType type, Pool pool, Ip4Address address, String why) {
    Terms terms = table.terms(asking.holder().mac(), pool);
    Duration life = life(asking.packet(), terms);
    LeaseChange change = LeaseChange.NONE;
    if (type == DhcpMessageType.ACK) {
      Optional<Lease> young = young(asking, address, life);
      if (young.isPresent()) {
        life = young.get().remaining(asking.now());
      } else {
        change = book.bind(asking.holder(), address, life, asking.now());
      }
    }
    Ip4Address self = asking.arrival().self();
    Provisioning provisioning = Provisioning.of(asking.caller(), terms, policy.services(), self);
    DhcpPacket packet =
        AnswerSheet.grant(asking, type, pool, terms, provisioning, Optional.of(life));
    return new DhcpDecision.Reply(
        packet.with(
            new Addresses(
                type == DhcpMessageType.ACK ? asking.packet().ciaddr() : Ip4Address.ANY,
                address,
                packet.siaddr(),
                packet.giaddr())),
        Destination.ofAnswer(asking.packet(), asking.arrival(), address),
        AnswerSheet.maxBytes(asking.packet()),
        change,
        type == DhcpMessageType.OFFER ? probe(asking, address) : Optional.empty(),
        type == DhcpMessageType.ACK ? Level.INFO : Level.DEBUG,
        words(type, asking, address, why, provisioning));
  }

  private static String words(
      DhcpMessageType type,
      Asking asking,
      Ip4Address address,
      String why,
      Provisioning provisioning) {
    String verb = type == DhcpMessageType.ACK ? "leased " : "offered ";
    return verb
        + address
        + " to "
        + asking.caller().caller().words()
        + " ("
        + why
        + "); "
        + provisioning.words();
  }

  /**
   * An address is probed before it is offered, unless its lease is this client's and lives: then
   * whoever answers is the client itself. A full quarantine leaves nothing to do about an answer.
   */
  private Optional<Ip4Address> probe(Asking asking, Ip4Address address) {
    boolean itsOwn =
        book.at(address)
            .filter(lease -> lease.state() == Lease.State.BOUND && lease.held(asking.now()))
            .isPresent();
    return policy.manner().probe()
            && !address.isLoopback()
            && !itsOwn
            && book.hasQuarantine(address)
        ? Optional.of(address)
        : Optional.empty();
  }

  /**
   * A probe of this address was answered: it is locked away, unless it was leased in the meantime,
   * for then its own client answered.
   */
  public DhcpDecision.Store inUse(Ip4Address address, Instant now) {
    LeaseChange change = book.lockAway(address, now);
    return new DhcpDecision.Store(
        change,
        Level.WARN,
        change.isEmpty()
            ? address + " answered a probe, but is leased now or cannot be locked away"
            : address + " answers a probe though it is nobody's: " + lockedAway());
  }

  private String lockedAway() {
    return "locked away for " + Lengths.words(policy.manner().limits().quarantine());
  }

  /** The stored lease of the address, if it is so young that it needs no renewing. */
  private Optional<Lease> young(Asking asking, Ip4Address address, Duration life) {
    return book.at(address)
        .filter(lease -> lease.state() == Lease.State.BOUND && !book.isPending(address))
        .filter(lease -> lease.holder().equals(asking.holder()))
        .filter(lease -> !lease.granted().isAfter(asking.now()))
        .filter(lease -> lease.expires().equals(lease.granted().plus(life)))
        .filter(lease ->
            Duration.between(lease.granted(), asking.now()).multipliedBy(YOUNG_PART).compareTo(life)
                < 0);
  }

  /** A client may ask for a shorter lease (option 51), not for a longer one. */
  private static Duration life(DhcpPacket packet, Terms terms) {
    Duration ours = terms.lease().orElseThrow();
    return packet
        .options()
        .seconds(OptionCode.LEASE_TIME)
        .map(asked -> asked.compareTo(SHORTEST_LEASE) < 0 ? SHORTEST_LEASE : asked)
        .filter(asked -> asked.compareTo(ours) < 0)
        .orElse(ours);
  }

  private DhcpDecision refuseIfAuthoritative(Asking asking, String why) {
    return policy.manner().authoritative()
        ? refuse(asking, why)
        : quiet(why + "; not authoritative, so nothing is said");
  }

  private static DhcpDecision refuse(Asking asking, String why) {
    return new DhcpDecision.Reply(
        AnswerSheet.refusal(asking, why),
        Destination.ofRefusal(asking.packet(), asking.arrival()),
        AnswerSheet.maxBytes(asking.packet()),
        LeaseChange.NONE,
        Optional.empty(),
        Level.INFO,
        "refused: " + why);
  }

  /** RFC 2131 section 4.3.3. */
  private DhcpDecision decline(Asking asking) {
    if (toAnother(asking)) {
      return quiet("it declines what another server gave it");
    }
    Optional<Ip4Address> address = asking.packet().options().address(OptionCode.REQUESTED_ADDRESS);
    LeaseChange change =
        address.map(a -> book.decline(asking.holder(), a, asking.now())).orElse(LeaseChange.NONE);
    return change.isEmpty()
        ? quiet("it declined an address that is not its own")
        : new DhcpDecision.Store(
            change, Level.WARN, address.get() + " is in use by another machine: " + lockedAway());
  }

  /** RFC 2131 section 4.3.4. */
  private DhcpDecision release(Asking asking) {
    if (toAnother(asking)) {
      return quiet("it gives back what another server gave it");
    }
    Ip4Address address = asking.packet().ciaddr();
    LeaseChange change = book.release(asking.holder(), address, asking.now());
    return change.isEmpty()
        ? quiet("it gave back " + address + ", which is not its own")
        : new DhcpDecision.Store(change, Level.INFO, "it gave back " + address);
  }

  private static boolean toAnother(Asking asking) {
    return asking
        .packet()
        .options()
        .address(OptionCode.SERVER_ID)
        .filter(server -> !server.equals(asking.arrival().self()))
        .isPresent();
  }

  /** RFC 2131 section 4.3.5. */
  private DhcpDecision inform(Asking asking) {
    Ip4Address own = asking.packet().ciaddr();
    List<Pool> pools = book.pools(own.isUnspecified() ? asking.near() : own);
    if (own.isUnspecified() || pools.isEmpty()) {
      return quiet("it informs of " + own + ", which no pool's network has");
    }
    Pool pool = pools.getFirst();
    Terms terms = table.terms(asking.holder().mac(), pool);
    Provisioning provisioning =
        Provisioning.of(asking.caller(), terms, policy.services(), asking.arrival().self());
    DhcpPacket packet =
        AnswerSheet.grant(asking, DhcpMessageType.ACK, pool, terms, provisioning, Optional.empty());
    return new DhcpDecision.Reply(
        packet.withCiaddr(own),
        Destination.ofAnswer(asking.packet(), asking.arrival(), own),
        AnswerSheet.maxBytes(asking.packet()),
        LeaseChange.NONE,
        Optional.empty(),
        Level.INFO,
        "told " + own + " what it asked; " + provisioning.words());
  }

  private static DhcpDecision quiet(String why) {
    return new DhcpDecision.Silence(Level.DEBUG, why);
  }
}
