// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import io.dialtone.core.lease.Lease;
import io.dialtone.core.lease.LeaseBook;
import io.dialtone.core.lease.Pool;
import io.dialtone.core.lease.Reservation;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.Subnet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What an administrator says of DHCP.
 *
 * @param defaults what holds wherever pool and reservation are silent
 * @param classes what phones of a kind or a place are told, the first the nearest
 */
public record DhcpPolicy(
    Manner manner,
    Terms defaults,
    List<Network> networks,
    List<ReservedPhone> reserved,
    List<ClassRule> classes,
    Services services) {

  public DhcpPolicy {
    defaults = defaults.over(Terms.USUAL);
    networks = List.copyOf(networks);
    reserved = List.copyOf(reserved);
    classes = List.copyOf(classes);
  }

  /** For trying everything out: 127.64.0.0/10, which no real machine has. */
  public static DhcpPolicy loopback(Terms defaults, Services services) {
    Pool pool = Pool.of(new Subnet(Ip4Address.of(127, 64, 0, 0), 10));
    return new DhcpPolicy(
        Manner.USUAL,
        defaults,
        List.of(new Network(pool, Terms.NONE)),
        List.of(),
        List.of(),
        services);
  }

  public List<Pool> pools() {
    return networks.stream().map(Network::pool).toList();
  }

  /** A book in which nothing is written yet. */
  public LeaseBook book() {
    return new LeaseBook(pools(), reservations(), manner.limits());
  }

  public List<Reservation> reservations() {
    return reserved.stream().map(ReservedPhone::reservation).toList();
  }

  /** The same, never handing out these addresses nor any router's. */
  public DhcpPolicy sparing(Collection<Ip4Address> own) {
    List<Ip4Address> everywhere = new ArrayList<>(own);
    classes.forEach(rule -> everywhere.addAll(rule.terms().routers()));
    List<Network> spared = new ArrayList<>();
    for (Network network : networks) {
      Pool pool = network.pool();
      for (Ip4Address address : everywhere) {
        pool = spare(pool, address);
      }
      for (Ip4Address address : network.terms().over(defaults).routers()) {
        pool = spare(pool, address);
      }
      spared.add(new Network(pool, network.terms()));
    }
    return new DhcpPolicy(manner, defaults, spared, reserved, classes, services);
  }

  private static Pool spare(Pool pool, Ip4Address address) {
    return pool.hands(address) ? pool.without(address) : pool;
  }

  /**
   * What works but hardly as it was meant, a sentence each.
   *
   * @param known the leases that are stored, past and present
   */
  public List<String> warnings(Iterable<Lease> known) {
    List<String> all = new ArrayList<>(mixtures());
    all.addAll(PolicyWarnings.shortages(this, known));
    return all;
  }

  /** Phones that are sent to HTTP at one time and to TFTP at another (SRC-1), a sentence each. */
  public List<String> mixtures() {
    return PolicyWarnings.mixtures(this);
  }

  /** Links with too few addresses, a sentence each; of phones that nobody knows of yet. */
  public List<String> shortages() {
    return PolicyWarnings.shortages(this, List.of());
  }

  /** That a site's phones are more than all addresses together, if they are. */
  public Optional<String> shortage(int phones) {
    return PolicyWarnings.shortage(this, phones);
  }

  /** What is wrong with it, a sentence a fault; none if it can be put in force. */
  public List<String> faults() {
    return PolicyFaults.of(this);
  }
}
