// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.access;

import io.dialtone.core.lease.Lease;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Leases by their phones: one thread at a time feeds it, any thread asks by phone. */
final class KnownLeases {

  /** More leases of one phone than it has networks to be in are not of its own making. */
  private static final int LEASES_A_PHONE = 8;

  private final Map<MacAddress, List<Lease>> byPhone = new ConcurrentHashMap<>();
  private final Map<MacAddress, Lease> givenUp;

  /** Whose an address is, and whose it was that gave it up; for those that feed. */
  private final Map<Ip4Address, MacAddress> phones = new HashMap<>();

  private final Map<Ip4Address, MacAddress> before;

  KnownLeases() {
    givenUp = new ConcurrentHashMap<>();
    before = new ConcurrentHashMap<>();
  }

  /** Empty but for what phones gave up, which no store tells. */
  KnownLeases(KnownLeases former) {
    givenUp = former.givenUp;
    before = former.before;
  }

  List<Lease> of(MacAddress mac) {
    return byPhone.getOrDefault(mac, List.of());
  }

  /**
   * The lease that this phone had last, if it has none since: given back, declined or lost. It is
   * {@code DECLINED} once its address is another client's, else {@code BOUND} still.
   */
  Optional<Lease> givenUp(MacAddress mac) {
    return Optional.ofNullable(givenUp.get(mac));
  }

  /** That phone may give up what it will. */
  void forget(MacAddress mac) {
    Lease lease = givenUp.remove(mac);
    if (lease != null) {
      before.remove(lease.address(), mac);
    }
  }

  Optional<MacAddress> holder(Ip4Address address) {
    return Optional.ofNullable(phones.get(address));
  }

  /**
   * An address has one lease: whoever had it before has it no more.
   *
   * @return the phone that so lost a lease
   */
  Optional<MacAddress> committed(Lease lease) {
    MacAddress phone = lease.holder().mac();
    boolean bound = lease.state() == Lease.State.BOUND;
    MacAddress last = bound ? phones.put(lease.address(), phone) : phones.remove(lease.address());
    Optional<MacAddress> loser =
        Optional.ofNullable(last).filter(mac -> !bound || !mac.equals(phone));
    loser.ifPresent(mac -> lose(mac, lease.address()));
    if (bound) {
      List<Lease> leases = new ArrayList<>(of(phone));
      leases.removeIf(other -> other.address().equals(lease.address()));
      leases.add(lease);
      put(phone, leases);
      forget(phone);
      taken(lease.address());
    }
    return loser;
  }

  private void lose(MacAddress phone, Ip4Address address) {
    List<Lease> kept = new ArrayList<>();
    for (Lease lease : of(phone)) {
      if (lease.address().equals(address)) {
        forget(phone);
        givenUp.put(phone, lease);
        before.put(address, phone);
      } else {
        kept.add(lease);
      }
    }
    put(phone, kept);
  }

  /** Whoever gave this address up is not at it any more. */
  private void taken(Ip4Address address) {
    MacAddress phone = before.remove(address);
    if (phone != null) {
      givenUp.computeIfPresent(
          phone,
          (_, lease) ->
              new Lease(
                  address,
                  lease.holder(),
                  Lease.State.DECLINED,
                  lease.grantedMillis(),
                  lease.expiresMillis()));
    }
  }

  private void put(MacAddress phone, List<Lease> leases) {
    if (leases.isEmpty()) {
      byPhone.remove(phone);
    } else {
      int first = Math.max(0, leases.size() - LEASES_A_PHONE);
      byPhone.put(phone, List.copyOf(leases.subList(first, leases.size())));
    }
  }
}
