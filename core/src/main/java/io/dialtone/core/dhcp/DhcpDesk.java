// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import io.dialtone.core.journal.Level;
import io.dialtone.core.lease.Claim;
import io.dialtone.core.lease.Lease;
import io.dialtone.core.lease.LeaseBook;
import io.dialtone.core.lease.LeaseChange;
import io.dialtone.core.lease.Offering;
import io.dialtone.core.lease.Place;
import io.dialtone.core.lease.Pool;
import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.dhcp.Op;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.Instant;
import java.util.Optional;

/** Decides about clients' messages by policy and book: RFC 2131 section 4.3. */
public final class DhcpDesk {

  private final DhcpPolicy policy;
  private final LeaseBook book;
  private final Grants grants;

  public DhcpDesk(DhcpPolicy policy, LeaseBook book) {
    this.policy = policy;
    this.book = book;
    this.grants = new Grants(policy, book);
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
    if (policy.manner().phonesOnly() && !isOurs(asking)) {
      return quiet("no phone of ours, and only those are answered");
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

  private boolean isOurs(Asking asking) {
    return asking.holder().phone() || book.reservation(asking.holder(), asking.near()).isPresent();
  }

  /** RFC 2131 section 4.3.1. */
  private DhcpDecision discover(Asking asking) {
    Optional<Ip4Address> wish = asking.packet().options().address(OptionCode.REQUESTED_ADDRESS);
    return switch (book.offer(asking.holder(), asking.near(), wish, asking.now())) {
      case Offering.Exhausted(var why) ->
          new DhcpDecision.Silence(Level.WARN, "nothing to offer: " + why);
      case Offering.Offered(var pool, var address, var why) ->
          grants.offer(asking, pool, address, why);
    };
  }

  /** RFC 2131 section 4.3.2: which of its four states the client is in shows by these fields. */
  private DhcpDecision request(Asking asking) {
    DhcpPacket packet = asking.packet();
    Optional<Ip4Address> server = packet.options().address(OptionCode.SERVER_ID);
    Optional<Ip4Address> wish = packet.options().address(OptionCode.REQUESTED_ADDRESS);
    if (!book.serves(asking.near())) {
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
    return renewing(asking, packet.ciaddr());
  }

  private DhcpDecision selecting(Asking asking, Ip4Address server, Optional<Ip4Address> wish) {
    if (!asking.means(server)) {
      book.withdraw(asking.holder(), asking.near());
      return quiet("it chose the server " + server);
    }
    // some clients put the address into ciaddr only
    Ip4Address address = wish.orElse(asking.packet().ciaddr());
    return switch (chosen(asking, address)) {
      case Claim.Fair(var pool, _) -> grants.lease(asking, pool, address, "it took our offer");
      case Claim.Unfair(var why) when asking.meansUsAlone(server) -> refuse(asking, why);
      case Claim.Unfair(var why) -> refuseIfAuthoritative(asking, why);
    };
  }

  /**
   * A client is offered the address that it has. Who asks for another, unoffered, may be somebody
   * in its name: its own is not to become free by that, as it does not by a forged RELEASE.
   */
  private Claim chosen(Asking asking, Ip4Address address) {
    Optional<Lease> other = livingElsewhere(asking, address);
    return other.isPresent() && !book.isOffered(address, asking.holder())
        ? new Claim.Unfair(
            other.get().address() + " is its address, and " + address + " was not offered to it")
        : book.claim(asking.holder(), address, asking.near(), asking.now());
  }

  private Optional<Lease> livingElsewhere(Asking asking, Ip4Address address) {
    return book.lease(asking.holder(), asking.near())
        .filter(lease -> lease.held(asking.now()) && !lease.address().equals(address));
  }

  private DhcpDecision initReboot(Asking asking, Ip4Address address) {
    if (book.pool(address, asking.near()).isEmpty()) {
      return refuseIfAuthoritative(asking, address + " is not on its network");
    }
    if (book.lease(asking.holder(), asking.near()).isEmpty()) {
      return quiet("it claims " + address + ", of which nothing is known here");
    }
    Claim claim = book.claim(asking.holder(), address, asking.near(), asking.now());
    return claimed(asking, address, claim, "it came back");
  }

  private DhcpDecision renewing(Asking asking, Ip4Address address) {
    Claim claim = book.claimUsed(asking.holder(), address, asking.near(), asking.now());
    return claimed(asking, address, claim, "it renewed");
  }

  private DhcpDecision claimed(Asking asking, Ip4Address address, Claim claim, String what) {
    Optional<Lease> other = livingElsewhere(asking, address);
    if (other.isPresent()) {
      return refuseIfAuthoritative(
          asking, other.get().address() + " is its address, not " + address);
    }
    return switch (claim) {
      case Claim.Fair(var pool, _) -> grants.lease(asking, pool, address, what);
      case Claim.Unfair(var why) -> refuseIfAuthoritative(asking, why);
    };
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

  private DhcpDecision refuseIfAuthoritative(Asking asking, String why) {
    return policy.manner().authoritative()
        ? refuse(asking, why)
        : quiet(why + "; not authoritative, so nothing is said");
  }

  private DhcpDecision refuse(Asking asking, String why) {
    return new DhcpDecision.Reply(
        AnswerSheet.refusal(asking, why),
        Destination.ofRefusal(asking.packet(), asking.arrival(), isFarAway(asking)),
        AnswerSheet.maxBytes(asking.packet()),
        LeaseChange.NONE,
        Optional.empty(),
        Level.INFO,
        "refused: " + why);
  }

  /** Whether it renews from its own address on a network that our wire is not. */
  private boolean isFarAway(Asking asking) {
    Ip4Address own = asking.packet().ciaddr();
    Arrival arrival = asking.arrival();
    return !arrival.broadcast()
        && arrival.from().address().equals(own)
        && book.pool(own, new Place(arrival.link())).isEmpty();
  }

  /** RFC 2131 section 4.3.3: by whom the address was given or offered to. */
  private DhcpDecision decline(Asking asking) {
    if (toAnother(asking)) {
      return quiet("it declines what another server gave it");
    }
    Optional<Ip4Address> address =
        asking
            .packet()
            .options()
            .address(OptionCode.REQUESTED_ADDRESS)
            .filter(a -> book.pool(a, asking.near()).isPresent());
    LeaseChange change =
        address.map(a -> book.decline(asking.holder(), a, asking.now())).orElse(LeaseChange.NONE);
    if (change.isEmpty()) {
      return quiet("it declined an address that is not its own");
    }
    boolean locked = change.leases().getLast().state() == Lease.State.DECLINED;
    return new DhcpDecision.Store(
        change,
        Level.WARN,
        address.get()
            + " is in use by another machine: "
            + (locked ? lockedAway() : "only taken from it, too many are locked away already"));
  }

  /**
   * RFC 2131 section 4.3.4: honoured from the address itself, or by the relay of its link, because
   * anybody can write another's name into a packet.
   */
  private DhcpDecision release(Asking asking) {
    if (toAnother(asking)) {
      return quiet("it gives back what another server gave it");
    }
    Ip4Address address = asking.packet().ciaddr();
    boolean direct = asking.packet().giaddr().isUnspecified();
    if (direct && !asking.arrival().from().address().equals(address)) {
      return warn(
          asking.arrival().from().address() + " gives back " + address + " in another's name");
    }
    if (!direct && book.pool(address, asking.near()).isEmpty()) {
      return warn("a relay of another network gives back " + address);
    }
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
        .filter(server -> !asking.means(server))
        .isPresent();
  }

  /** RFC 2131 section 4.3.5. */
  private DhcpDecision inform(Asking asking) {
    Ip4Address own = asking.packet().ciaddr();
    Optional<Pool> pool =
        own.isUnspecified() ? Optional.empty() : book.pools(Place.of(own)).stream().findFirst();
    return book.pool(own, Place.of(own))
        .or(() -> pool)
        .map(found -> grants.advice(asking, found, own))
        .orElseGet(() -> quiet("it informs of " + own + ", which no pool's network has"));
  }

  private static DhcpDecision quiet(String why) {
    return new DhcpDecision.Silence(Level.DEBUG, why);
  }

  private static DhcpDecision warn(String why) {
    return new DhcpDecision.Silence(Level.WARN, why);
  }
}
