// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.settings;

import io.dialtone.core.dhcp.ClassRule;
import io.dialtone.core.dhcp.Manner;
import io.dialtone.core.dhcp.Network;
import io.dialtone.core.dhcp.ReservedPhone;
import io.dialtone.core.dhcp.Terms;
import io.dialtone.core.lease.AddressRange;
import io.dialtone.core.lease.BookLimits;
import io.dialtone.core.lease.Pool;
import io.dialtone.core.lease.Reservation;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.Subnet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads pools, reservations and classes, and checks that they fit together. */
final class DhcpReader {

  /** Served on loopback when no pool is set, so that everything can be tried anywhere. */
  static final Subnet LOOPBACK_POOL = new Subnet(Ip4Address.of(127, 64, 0, 0), 10);

  private static final String SAMPLE =
      "[[dhcp.pool]] with subnet = \"192.0.2.0/24\", range = \"192.0.2.100-192.0.2.199\","
          + " router = \"192.0.2.1\"";

  /** A client has one reservation in each network, by what {@link #link} calls it. */
  private record Claim(Reservation.Owner owner, Optional<String> link) {}

  private final Gathering gathering;
  private final SettingsFile file;

  DhcpReader(Gathering gathering, SettingsFile file) {
    this.gathering = gathering;
    this.file = file;
  }

  DhcpSettings read(Listen listen) {
    Map<Network, Origin> pools = pools();
    Map<ReservedPhone, Origin> reservations = reservations();
    if (file.pools().isEmpty()) {
      withoutPools(listen)
          .ifPresent(pool -> pools.put(new Network(pool, Terms.NONE), new Origin.Unsaid()));
    }
    checkPools(pools);
    checkReservations(reservations, pools);
    return new DhcpSettings(
        manner(),
        terms(),
        List.copyOf(pools.keySet()),
        List.copyOf(reservations.keySet()),
        classes());
  }

  private Manner manner() {
    boolean phonesOnly = gathering.get(DhcpKeys.DHCP_ANSWER) == DhcpKeys.Answer.PHONES;
    return Manner.USUAL
        .withAuthoritative(gathering.find(DhcpKeys.DHCP_AUTHORITATIVE).orElse(!phonesOnly))
        .withPhonesOnly(phonesOnly)
        .withProbe(gathering.get(DhcpKeys.DHCP_PROBE))
        .with(
            BookLimits.USUAL
                .withOfferLife(gathering.get(DhcpKeys.DHCP_OFFER))
                .withQuarantine(gathering.get(DhcpKeys.DHCP_QUARANTINE))
                .withStrangersPercent(gathering.get(DhcpKeys.DHCP_STRANGERS)));
  }

  private Terms terms() {
    return new Terms(
        Optional.of(gathering.get(DhcpKeys.DHCP_WAY)),
        gathering.find(DhcpKeys.DHCP_INF),
        List.of(),
        gathering.find(DhcpKeys.DHCP_DNS).orElse(List.of()),
        List.of(),
        Optional.empty(),
        Optional.of(gathering.get(DhcpKeys.DHCP_LEASE)));
  }

  private Optional<Pool> withoutPools(Listen listen) {
    return switch (listen) {
      case Listen.Off _ -> Optional.empty();
      case Listen.At(var endpoint) when endpoint.address().isLoopback() ->
          Optional.of(Pool.of(LOOPBACK_POOL));
      case Listen.On _ -> Optional.empty(); // who opens it tells, with the interface's own network
      case Listen.At _ -> {
        gathering.fault(
            gathering.origin(Keys.DHCP),
            "DHCP on " + listen + " needs a pool in the settings file, such as " + SAMPLE);
        yield Optional.empty();
      }
    };
  }

  private Map<Network, Origin> pools() {
    Map<Network, Origin> pools = new LinkedHashMap<>();
    for (Block block : file.pools()) {
      Terms terms = poolTerms(block);
      Optional<Subnet> subnet = required(DhcpKeys.POOL_SUBNET, block);
      Optional<AddressRange> range = gathering.find(DhcpKeys.POOL_RANGE, block);
      List<AddressRange> exclude = gathering.find(DhcpKeys.POOL_EXCLUDE, block).orElse(List.of());
      String network = gathering.find(DhcpKeys.POOL_NETWORK, block).orElse("");
      subnet.ifPresent(within -> {
        AddressRange hosts = fitting(within, range, block.origin());
        pools.put(new Network(new Pool(within, hosts, exclude, network), terms), block.origin());
      });
    }
    return pools;
  }

  private Terms poolTerms(Block block) {
    return new Terms(
        gathering.find(DhcpKeys.POOL_WAY, block),
        gathering.find(DhcpKeys.POOL_INF, block),
        gathering.find(DhcpKeys.POOL_ROUTER, block).stream().toList(),
        gathering.find(DhcpKeys.POOL_DNS, block).orElse(List.of()),
        gathering.find(DhcpKeys.POOL_NTP, block).orElse(List.of()),
        gathering.find(DhcpKeys.POOL_VLAN, block),
        gathering.find(DhcpKeys.POOL_LEASE, block));
  }

  /** The range said, if it lies within the subnet, else all of the subnet's hosts. */
  private AddressRange fitting(Subnet subnet, Optional<AddressRange> said, Origin origin) {
    AddressRange hosts = new AddressRange(subnet.first(), subnet.last());
    AddressRange range = said.orElse(hosts);
    if (!hosts.contains(range.first()) || !hosts.contains(range.last())) {
      gathering.fault(origin, "range " + range + " lies outside of the hosts of " + subnet);
      return hosts;
    }
    return range;
  }

  private Map<ReservedPhone, Origin> reservations() {
    Map<ReservedPhone, Origin> reservations = new LinkedHashMap<>();
    for (Block block : file.reservations()) {
      Optional<Reservation.Owner> owner = owner(block);
      Optional<Ip4Address> address = required(DhcpKeys.RESERVATION_ADDRESS, block);
      Terms terms =
          new Terms(
              gathering.find(DhcpKeys.RESERVATION_WAY, block),
              gathering.find(DhcpKeys.RESERVATION_INF, block),
              List.of(),
              List.of(),
              List.of(),
              Optional.empty(),
              Optional.empty());
      owner.ifPresent(who ->
          address.ifPresent(fixed ->
              reservations.put(
                  new ReservedPhone(new Reservation(who, fixed), terms), block.origin())));
    }
    return reservations;
  }

  private Optional<Reservation.Owner> owner(Block block) {
    if (block.find(DhcpKeys.RESERVATION_CLIENT_ID).isEmpty()) {
      return required(DhcpKeys.RESERVATION_MAC, block).map(Reservation.Card::new);
    }
    Optional<Bytes> client = gathering.find(DhcpKeys.RESERVATION_CLIENT_ID, block);
    Optional<MacAddress> mac = gathering.find(DhcpKeys.RESERVATION_MAC, block);
    if (mac.isPresent()) {
      gathering.fault(block.origin(), "a reservation has a mac or a client-id, not both");
    }
    return client.map(Reservation.Client::new);
  }

  private List<ClassRule> classes() {
    List<ClassRule> classes = new ArrayList<>();
    for (Block block : file.classes()) {
      var when =
          new ClassRule.Condition(
              gathering.find(DhcpKeys.CLASS_MODEL, block),
              gathering.find(DhcpKeys.CLASS_PROTOCOL, block),
              gathering.find(DhcpKeys.CLASS_MAC, block),
              gathering.find(DhcpKeys.CLASS_SUBNET, block),
              gathering.find(DhcpKeys.CLASS_CIRCUIT_ID, block),
              gathering.find(DhcpKeys.CLASS_REMOTE_ID, block));
      Terms terms =
          new Terms(
              gathering.find(DhcpKeys.CLASS_WAY, block),
              gathering.find(DhcpKeys.CLASS_INF, block),
              gathering.find(DhcpKeys.CLASS_ROUTER, block).stream().toList(),
              gathering.find(DhcpKeys.CLASS_DNS, block).orElse(List.of()),
              gathering.find(DhcpKeys.CLASS_NTP, block).orElse(List.of()),
              gathering.find(DhcpKeys.CLASS_VLAN, block),
              gathering.find(DhcpKeys.CLASS_LEASE, block));
      checkClass(block, when, terms);
      classes.add(new ClassRule(when, terms));
    }
    return classes;
  }

  private void checkClass(Block block, ClassRule.Condition when, Terms terms) {
    boolean said =
        block.values().keySet().stream().anyMatch(name -> DhcpKeys.CONDITIONS.contains(name));
    if (!said && when.equals(ClassRule.Condition.ANY)) {
      gathering.fault(
          block.origin(),
          "a class needs model, protocol, mac, subnet, circuit-id or remote-id: whom it is for");
    }
    if (terms.equals(Terms.NONE)
        && block.values().keySet().stream().allMatch(DhcpKeys.CONDITIONS::contains)) {
      gathering.fault(block.origin(), "a class that tells its phones nothing");
    }
  }

  private <T> Optional<T> required(Key<T> key, Block block) {
    if (block.find(key).isEmpty()) {
      gathering.fault(
          block.origin(),
          key.name() + " is missing, such as " + key.leaf() + " = " + key.manual().example());
    }
    return gathering.find(key, block);
  }

  private void checkPools(Map<Network, Origin> pools) {
    List<Pool> before = new ArrayList<>();
    pools.forEach((network, origin) -> {
      Pool pool = network.pool();
      network.terms().routers().stream()
          .filter(router -> !pool.subnet().contains(router))
          .forEach(router ->
              gathering.fault(
                  origin, "router " + router + " lies outside of subnet " + pool.subnet()));
      for (Pool other : before) {
        if (other.range().overlaps(pool.range())) {
          gathering.fault(
              origin, "range " + pool.range() + " overlaps " + other.range() + " of another pool");
        } else if (other.subnet().equals(pool.subnet())
            && !other.network().equals(pool.network())) {
          gathering.fault(origin, "pools of " + pool.subnet() + " are in different networks");
        }
      }
      before.add(pool);
    });
  }

  private void checkReservations(
      Map<ReservedPhone, Origin> reservations, Map<Network, Origin> pools) {
    Set<Object> taken = new LinkedHashSet<>();
    reservations.forEach((reserved, origin) -> {
      Reservation reservation = reserved.reservation();
      Ip4Address address = reservation.address();
      Optional<String> link = link(address, pools.keySet());
      if (!taken.add(new Claim(reservation.owner(), link))) {
        gathering.fault(origin, reservation.owner() + " has a reservation already");
      }
      if (!taken.add(address)) {
        gathering.fault(origin, address + " has a reservation already");
      }
      if (!pools.isEmpty() && link.isEmpty()) {
        gathering.fault(origin, "reserved address " + address + " lies in no pool's subnet");
      }
    });
  }

  /** What tells the network of an address from others: pools of one name share it. */
  private static Optional<String> link(Ip4Address address, Set<Network> networks) {
    return networks.stream()
        .map(Network::pool)
        .filter(pool -> pool.subnet().contains(address))
        .findFirst()
        .map(pool -> pool.network().isEmpty() ? pool.subnet().toString() : pool.network());
  }
}
