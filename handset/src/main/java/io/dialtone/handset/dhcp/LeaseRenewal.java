// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.dhcp;

import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.dhcp.Op;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MalformedPacketException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * How a phone keeps its lease (RFC 2131 section 4.4.5): moments and answers in, one move out, never
 * waiting itself. Moments are counts of nanoseconds of one monotonic clock.
 *
 * <pre>
 *   BOUND ------ T1 ------> RENEWING ------ T2 ------> REBINDING ---- end of the lease ----> lost
 *     ^    asks its server      |     asks all servers     |
 *     +---------- ACK ----------+------------ACK-----------+--- NAK, at any time ----------> lost
 * </pre>
 */
public final class LeaseRenewal {

  /** Between two questions half the time left passes, but no less than this. */
  static final Duration LEAST_WAIT = Duration.ofSeconds(60);

  /** A server that leases for less is not taken at its word, lest the phone do nothing else. */
  static final Duration LEAST_LEASE = Duration.ofSeconds(10);

  private static final int SERVER_PORT = 67;

  /** What the phone does next about its lease. */
  public sealed interface Move {

    /** Nothing yet. */
    record Rest() implements Move {}

    /** Asks, and listens for a moment. */
    record Ask(Endpoint to, DhcpPacket packet) implements Move {}

    /** Goes on listening: what came was not the answer. */
    record Ignore(String reason) implements Move {}

    /** Keeps the lease, with these times from now on. */
    record Kept(DhcpLease lease) implements Move {}

    /** Gives the address up at once. */
    record Lost(String reason) implements Move {}
  }

  private final DhcpIdentity identity;
  private final RandomGenerator random;
  private DhcpLease lease;
  private Optional<Term> term;
  private int xid;
  private boolean asking;

  /** When one grant is to be renewed, rebound, and over, and when to act next. */
  private record Term(long renewNanos, long rebindNanos, long endNanos, long dueNanos) {

    static Optional<Term> of(LeaseTimes times, long boundNanos) {
      return times
          .lease()
          .map(lease -> {
            Duration end = lease.compareTo(LEAST_LEASE) < 0 ? LEAST_LEASE : lease;
            Duration renew = times.renewal().orElse(end);
            Duration rebind = times.rebinding().orElse(end);
            if (renew.compareTo(rebind) >= 0 || rebind.compareTo(end) >= 0) {
              renew = end.dividedBy(2); // times out of order are as good as none
              rebind = end.multipliedBy(7).dividedBy(8);
            }
            long renewNanos = boundNanos + renew.toNanos();
            return new Term(
                renewNanos, boundNanos + rebind.toNanos(), boundNanos + end.toNanos(), renewNanos);
          });
    }

    boolean rebinding(long nanos) {
      return nanos >= rebindNanos;
    }

    /** Half of what is left of this phase, but not beyond it. */
    Term askedAt(long nanos) {
      long phaseEnd = rebinding(nanos) ? endNanos : rebindNanos;
      long wait = Math.max((phaseEnd - nanos) / 2, LEAST_WAIT.toNanos());
      return new Term(renewNanos, rebindNanos, endNanos, Math.min(nanos + wait, phaseEnd));
    }
  }

  /** A lease just granted. */
  public LeaseRenewal(
      DhcpIdentity identity, DhcpLease lease, long boundNanos, RandomGenerator random) {
    this.identity = identity;
    this.lease = lease;
    this.term = Term.of(lease.times(), boundNanos);
    this.random = random;
  }

  /** The lease as it is now. */
  public DhcpLease lease() {
    return lease;
  }

  /** When {@link #due} has something to do next; never for a lease without end. */
  public OptionalLong dueNanos() {
    return term.isEmpty() ? OptionalLong.empty() : OptionalLong.of(term.get().dueNanos());
  }

  /** The time has come to look after the lease. */
  public Move due(long nanos) {
    if (term.isEmpty() || nanos < term.get().dueNanos()) {
      return new Move.Rest();
    }
    Term now = term.get();
    if (nanos >= now.endNanos()) {
      return new Move.Lost("the lease of " + lease.address() + " is over, no server renewed it");
    }
    term = Optional.of(now.askedAt(nanos));
    xid = random.nextInt();
    asking = true;
    Ip4Address to = now.rebinding(nanos) ? Ip4Address.BROADCAST : lease.server();
    return new Move.Ask(new Endpoint(to, SERVER_PORT), question());
  }

  /** A datagram came while the phone listened. */
  public Move received(Bytes payload, long nanos) {
    try {
      return received(DhcpPacket.parse(payload), nanos);
    } catch (MalformedPacketException e) {
      return new Move.Ignore("not DHCP: " + e.getMessage());
    }
  }

  private Move received(DhcpPacket packet, long nanos) {
    boolean ours =
        packet.header().op() == Op.REPLY
            && packet.xid() == xid
            && packet.mac().equals(Optional.of(identity.mac()));
    if (!ours || !asking) {
      return new Move.Ignore("an answer to another question");
    }
    return switch (packet.messageType().orElse(DhcpMessageType.INFORM)) {
      case ACK -> acknowledged(packet, nanos);
      case NAK -> new Move.Lost("the server refused to renew " + lease.address() + " (NAK)");
      case OFFER, DISCOVER, REQUEST, DECLINE, RELEASE, INFORM ->
          new Move.Ignore("neither ACK nor NAK");
    };
  }

  /**
   * The address and its end are renewed and nothing else: where the phone is provisioned from is
   * settled by the boot, and VLAN values of a renewal change nothing (VLN-3).
   */
  private Move acknowledged(DhcpPacket packet, long nanos) {
    if (!packet.yiaddr().equals(lease.address())) {
      return new Move.Ignore("an ACK of another address, " + packet.yiaddr());
    }
    asking = false;
    DhcpLease fresh = DhcpLease.from(packet, lease.server());
    lease =
        new DhcpLease(
            fresh.at(),
            fresh.server(),
            fresh.times(),
            lease.source(),
            lease.ntpServers(),
            fresh.vlan());
    term = Term.of(lease.times(), nanos);
    return new Move.Kept(lease);
  }

  /** RFC 2131 section 4.3.2, "RENEWING state": ciaddr, and neither server id nor option 50. */
  private DhcpPacket question() {
    return DhcpQuestion.of(DhcpMessageType.REQUEST, xid, identity).withCiaddr(lease.address());
  }
}
