// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.access;

import io.dialtone.core.access.AccessDecision.Allowed;
import io.dialtone.core.access.AccessDecision.Denied;
import io.dialtone.core.access.AccessDecision.Holder;
import io.dialtone.core.lease.Lease;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.Subnet;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Who may have a file named by a MAC (SRV-8): it carries SIP passwords, and a MAC is no secret. All
 * other files are for everybody.
 *
 * @param networks the networks let in; if there is none, loopback and private addresses (RFC 1918,
 *     RFC 3927)
 */
public record AccessRule(AccessMode mode, List<Subnet> networks) {

  /** What holds when nobody says otherwise and we lend no addresses. */
  public static final AccessRule USUAL = new AccessRule(AccessMode.NETWORKS, List.of());

  private static final Holder HOLDER = new Holder("the asker holds the lease of this phone");
  private static final Allowed FORMER =
      new Allowed(
          "the asker has the address that this phone gave up, and nobody else has had since");
  private static final Allowed PRIVATE =
      new Allowed("the asker is on this machine or in a private network");
  private static final Allowed LISTED =
      new Allowed("the asker is in a network that the settings list");
  private static final Allowed EVERYBODY = new Allowed("access is open to everybody");
  private static final Denied NO_SECRET =
      new Denied("files named by a MAC go only to who knows the secret path or the password");

  public AccessRule {
    networks = List.copyOf(networks);
  }

  /** Whether {@code asker} may have the files of this phone. */
  public AccessDecision decide(MacAddress mac, Ip4Address asker, Leases leases, Instant now) {
    return switch (mode) {
      case LEASE -> byLease(leases, mac, asker, now);
      case NETWORKS -> byNetwork(asker);
      case SECRET -> NO_SECRET;
      case OPEN -> EVERYBODY;
    };
  }

  private AccessDecision byLease(Leases leases, MacAddress mac, Ip4Address asker, Instant now) {
    Lease held = null;
    for (Lease lease : leases.of(mac)) {
      if (lease.state() == Lease.State.BOUND && lease.held(now)) {
        if (lease.address().equals(asker)) {
          return HOLDER;
        }
        held = lease;
      }
    }
    if (held != null) {
      return new Denied("this phone's lease is for " + held.address() + ", not for " + asker);
    }
    return leases
        .givenUp(mac)
        .filter(lease -> lease.held(now))
        .map(lease -> untilItsEnd(lease, asker))
        .orElseGet(() -> byNetwork(asker));
  }

  private static AccessDecision untilItsEnd(Lease lease, Ip4Address asker) {
    if (lease.state() == Lease.State.BOUND && lease.address().equals(asker)) {
      return FORMER;
    }
    return new Denied(
        "this phone gave up its lease of "
            + lease.address()
            + " before its end, "
            + lease.expires().truncatedTo(ChronoUnit.SECONDS)
            + "; until then its files are for that address and its next lease");
  }

  private AccessDecision byNetwork(Ip4Address asker) {
    if (networks.isEmpty()) {
      return asker.isLoopback() || asker.isPrivate() || asker.isLinkLocal()
          ? PRIVATE
          : denied(asker, "loopback and private addresses");
    }
    for (Subnet network : networks) {
      if (network.contains(asker)) {
        return LISTED;
      }
    }
    return denied(asker, networks.stream().map(Subnet::toString).collect(Collectors.joining(", ")));
  }

  private static Denied denied(Ip4Address asker, String allowed) {
    return new Denied("files named by a MAC go only to " + allowed + ", not to " + asker);
  }
}
