// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.notify;

import io.dialtone.core.access.AccessDecision;
import io.dialtone.core.access.AccessMode;
import io.dialtone.core.access.AccessRule;
import io.dialtone.core.access.Leases;
import io.dialtone.core.lease.Lease;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * Where a phone is told, and whether its password may be proved there. Anybody can ask for a file
 * in a phone's name, and an address that challenges can guess at the answer for as long as it
 * likes: so a digest goes only where the phone's own file would go too, which has the password.
 *
 * @param distrust why no digest goes there, if none does
 */
public record PhoneAddress(Ip4Address address, Optional<String> distrust) {

  /**
   * The address last seen, if the phone's files may go there; else that of its lease; else the one
   * last seen all the same, without a password.
   */
  public static Optional<PhoneAddress> of(
      MacAddress mac, Optional<Ip4Address> seen, AccessRule access, Leases leases, Instant now) {
    AccessRule rule = access.mode() == AccessMode.SECRET ? AccessRule.USUAL : access;
    Optional<PhoneAddress> last =
        seen.map(
            address -> new PhoneAddress(address, distrust(rule.decide(mac, address, leases, now))));
    return last.filter(known -> known.distrust().isEmpty())
        .or(() -> leased(mac, leases, now))
        .or(() -> last);
  }

  private static Optional<String> distrust(AccessDecision decision) {
    return decision instanceof AccessDecision.Denied(var reason)
        ? Optional.of(reason)
        : Optional.empty();
  }

  private static Optional<PhoneAddress> leased(MacAddress mac, Leases leases, Instant now) {
    return leases.of(mac).stream()
        .filter(lease -> lease.state() == Lease.State.BOUND && lease.held(now))
        .max(Comparator.comparing(Lease::expires))
        .map(lease -> new PhoneAddress(lease.address(), Optional.empty()));
  }
}
