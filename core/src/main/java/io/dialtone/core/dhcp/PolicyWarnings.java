// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import io.dialtone.core.lease.Lease;
import io.dialtone.core.lease.LeaseHolder;
import io.dialtone.core.lease.Pool;
import io.dialtone.core.lease.Reservation;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.Subnet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks a policy and the phones known through for what works, but hardly as it was meant. */
final class PolicyWarnings {

  private final DhcpPolicy policy;
  private final List<String> found = new ArrayList<>();

  private PolicyWarnings(DhcpPolicy policy) {
    this.policy = policy;
  }

  static List<String> mixtures(DhcpPolicy policy) {
    PolicyWarnings warnings = new PolicyWarnings(policy);
    warnings.links().forEach(warnings::lookAtWays);
    warnings.lookAtReservations();
    return warnings.found;
  }

  static List<String> shortages(DhcpPolicy policy, Iterable<Lease> known) {
    PolicyWarnings warnings = new PolicyWarnings(policy);
    warnings.lookAtSizes(warnings.links(), known);
    return warnings.found;
  }

  /** The pools of each link, by what the link is called. */
  private Map<String, List<Network>> links() {
    Map<String, List<Network>> links = new LinkedHashMap<>();
    for (Network network : policy.networks()) {
      Pool pool = network.pool();
      String name =
          pool.network().isEmpty() ? pool.subnet().toString() : "network " + pool.network();
      links.computeIfAbsent(name, _ -> new ArrayList<>()).add(network);
    }
    return links;
  }

  /**
   * A phone may get an address of any pool of its link, and of another one next time. Looked at for
   * a phone of no class, and for one of each class; the first mixture is told.
   */
  private void lookAtWays(String link, List<Network> pools) {
    LinkWays ways = new LinkWays(policy, pools);
    if (isMixed(link, ways, ClassRule.Condition.ANY)) {
      return;
    }
    for (int i = 0; i < policy.classes().size(); i++) {
      String who = link + ", phones of class " + (i + 1);
      if (isMixed(who, ways, policy.classes().get(i).when())) {
        return;
      }
    }
  }

  private boolean isMixed(String who, LinkWays ways, ClassRule.Condition phone) {
    Optional<List<LinkWays.Piece>> mixture = ways.mixture(phone);
    mixture.ifPresent(two -> {
      LinkWays.Piece first = two.getFirst();
      LinkWays.Piece other = two.getLast();
      mixed(
          who,
          first.range().toString(),
          ways.way(first, phone),
          other.range().toString(),
          ways.way(other, phone));
    });
    return mixture.isPresent();
  }

  /** A phone with an address of its own in several networks. */
  private void lookAtReservations() {
    Map<Reservation.Owner, Way> ways = new LinkedHashMap<>();
    for (ReservedPhone phone : policy.reserved()) {
      Reservation.Owner owner = phone.reservation().owner();
      Way way = way(phone.terms());
      Way before = ways.putIfAbsent(owner, way);
      if (before != null && (way == Way.OPTION43) != (before == Way.OPTION43)) {
        mixed(owner.toString(), "one reservation", before, "another", way);
      }
    }
  }

  private void mixed(String who, String where, Way one, String elsewhere, Way another) {
    found.add(
        who
            + ": "
            + where
            + " tells "
            + one.text()
            + ", "
            + elsewhere
            + " tells "
            + another.text()
            + "; so a phone is sent to HTTP or to TFTP as its address falls (SRC-1)");
  }

  private Way way(Terms terms) {
    return terms.over(policy.defaults()).way().orElse(Way.OPTION43);
  }

  /** Addresses that are left beside the reservations against known phones that have none. */
  private void lookAtSizes(Map<String, List<Network>> links, Iterable<Lease> known) {
    Map<Subnet, String> linkOf = new LinkedHashMap<>();
    Set<Integer> prefixes = new LinkedHashSet<>();
    links.forEach((link, pools) -> {
      for (Network network : pools) {
        linkOf.put(network.pool().subnet(), link);
        prefixes.add(network.pool().subnet().prefix());
      }
    });
    Map<String, Set<Reservation.Owner>> owners = new LinkedHashMap<>();
    for (Reservation reservation : policy.reservations()) {
      for (String link : linksOf(reservation.address(), prefixes, linkOf)) {
        owners.computeIfAbsent(link, _ -> new LinkedHashSet<>()).add(reservation.owner());
      }
    }
    Map<String, Set<Bytes>> phones = new LinkedHashMap<>();
    for (Lease lease : known) {
      LeaseHolder holder = lease.holder();
      if (holder.phone() && lease.state() == Lease.State.BOUND) {
        for (String link : linksOf(lease.address(), prefixes, linkOf)) {
          Set<Reservation.Owner> reserved = owners.getOrDefault(link, Collections.emptySet());
          if (!reserved.contains(new Reservation.Card(holder.mac()))
              && !reserved.contains(new Reservation.Client(holder.id()))) {
            phones.computeIfAbsent(link, _ -> new LinkedHashSet<>()).add(holder.id());
          }
        }
      }
    }
    links.forEach((link, pools) ->
        size(link, pools, phones.getOrDefault(link, Collections.emptySet()).size()));
  }

  private static List<String> linksOf(
      Ip4Address address, Set<Integer> prefixes, Map<Subnet, String> linkOf) {
    List<String> links = new ArrayList<>();
    for (int prefix : prefixes) {
      Optional.ofNullable(linkOf.get(Subnet.of(address, prefix))).ifPresent(links::add);
    }
    return links;
  }

  private void size(String link, List<Network> pools, int phones) {
    long addresses = pools.stream().mapToLong(network -> network.pool().size()).sum();
    long reserved =
        policy.reservations().stream()
            .filter(r -> pools.stream().anyMatch(n -> n.pool().hands(r.address())))
            .count();
    long free = addresses - reserved;
    if (free == 0) {
      found.add(
          link
              + ": all "
              + addresses
              + " addresses are reserved, so a phone without a reservation gets none");
    } else if (phones > free) {
      found.add(
          link
              + ": "
              + phones
              + (reserved == 0 ? " phones" : " phones without a reservation")
              + " are known there, but there are only "
              + free
              + " addresses to lend"
              + (reserved == 0 ? "" : " beside the " + reserved + " reserved"));
    }
  }

  /** All addresses against all phones of a site, wherever they are. */
  static Optional<String> shortage(DhcpPolicy policy, int phones) {
    long lent = policy.pools().stream().mapToLong(Pool::size).sum();
    long beside =
        policy.reservations().stream()
            .filter(r -> policy.pools().stream().noneMatch(pool -> pool.hands(r.address())))
            .count();
    return phones > lent + beside
        ? Optional.of(
            "the site has "
                + phones
                + " phones, and all pools "
                + (beside == 0 ? "" : "and reservations ")
                + "together "
                + (lent + beside)
                + " addresses")
        : Optional.empty();
  }
}
