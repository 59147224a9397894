// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.settings;

import io.dialtone.core.lease.AddressRange;
import io.dialtone.server.settings.DhcpSettings.Pool;
import io.dialtone.server.settings.DhcpSettings.Reservation;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.Subnet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads pools and reservations and checks that they fit together. */
final class DhcpReader {

  /** Served on loopback when no pool is set, so that everything can be tried anywhere. */
  static final Subnet LOOPBACK_POOL = new Subnet(Ip4Address.of(127, 64, 0, 0), 10);

  private static final String SAMPLE =
      "[[dhcp.pool]] with subnet = \"192.0.2.0/24\", range = \"192.0.2.100-192.0.2.199\","
          + " router = \"192.0.2.1\"";

  private final Gathering gathering;
  private final SettingsFile file;

  DhcpReader(Gathering gathering, SettingsFile file) {
    this.gathering = gathering;
    this.file = file;
  }

  DhcpSettings read(Listen listen) {
    Map<Pool, Origin> pools = pools();
    Map<Reservation, Origin> reservations = reservations();
    if (file.pools().isEmpty()) {
      withoutPools(listen).ifPresent(pool -> pools.put(pool, new Origin.Unsaid()));
    }
    checkPools(pools);
    checkReservations(reservations, pools);
    return new DhcpSettings(
        gathering.get(Keys.DHCP_WAY),
        gathering.find(Keys.DHCP_INF),
        gathering.get(Keys.DHCP_LEASE),
        gathering.get(Keys.DHCP_AUTHORITATIVE),
        List.copyOf(pools.keySet()),
        List.copyOf(reservations.keySet()));
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

  private Map<Pool, Origin> pools() {
    Map<Pool, Origin> pools = new LinkedHashMap<>();
    for (Block block : file.pools()) {
      Optional<Subnet> subnet = required(Keys.POOL_SUBNET, block);
      Optional<AddressRange> range = gathering.find(Keys.POOL_RANGE, block);
      Pool rest =
          new Pool(
              subnet.orElse(LOOPBACK_POOL),
              range.or(() -> subnet.map(Pool::of).map(Pool::range)).orElse(NO_RANGE),
              gathering.find(Keys.POOL_ROUTER, block),
              gathering.find(Keys.POOL_NTP, block).orElse(List.of()),
              gathering.find(Keys.POOL_WAY, block),
              gathering.find(Keys.POOL_INF, block),
              gathering.find(Keys.POOL_VLAN, block));
      if (subnet.isPresent()) {
        pools.put(rest, block.origin());
      }
    }
    return pools;
  }

  private static final AddressRange NO_RANGE = new AddressRange(Ip4Address.ANY, Ip4Address.ANY);

  private Map<Reservation, Origin> reservations() {
    Map<Reservation, Origin> reservations = new LinkedHashMap<>();
    for (Block block : file.reservations()) {
      Optional<MacAddress> mac = required(Keys.RESERVATION_MAC, block);
      Optional<Ip4Address> address = required(Keys.RESERVATION_ADDRESS, block);
      var way = gathering.find(Keys.RESERVATION_WAY, block);
      var inf = gathering.find(Keys.RESERVATION_INF, block);
      mac.ifPresent(phone ->
          address.ifPresent(
              fixed -> reservations.put(new Reservation(phone, fixed, way, inf), block.origin())));
    }
    return reservations;
  }

  private <T> Optional<T> required(Key<T> key, Block block) {
    if (block.find(key).isEmpty()) {
      gathering.fault(
          block.origin(),
          key.name() + " is missing, such as " + key.leaf() + " = " + key.manual().example());
    }
    return gathering.find(key, block);
  }

  private void checkPools(Map<Pool, Origin> pools) {
    List<Pool> before = new ArrayList<>();
    pools.forEach((pool, origin) -> {
      Subnet subnet = pool.subnet();
      AddressRange range = pool.range();
      AddressRange hosts = new AddressRange(subnet.first(), subnet.last());
      if (!hosts.contains(range.first()) || !hosts.contains(range.last())) {
        gathering.fault(origin, "range " + range + " lies outside of the hosts of " + subnet);
      }
      pool.router()
          .filter(router -> !subnet.contains(router))
          .ifPresent(router ->
              gathering.fault(origin, "router " + router + " lies outside of subnet " + subnet));
      before.stream()
          .filter(other -> other.range().overlaps(range))
          .forEach(other ->
              gathering.fault(
                  origin, "range " + range + " overlaps " + other.range() + " of another pool"));
      before.add(pool);
    });
  }

  private void checkReservations(Map<Reservation, Origin> reservations, Map<Pool, Origin> pools) {
    Map<Object, Origin> taken = new LinkedHashMap<>();
    reservations.forEach((reservation, origin) -> {
      Ip4Address address = reservation.address();
      for (Object claim : List.of(reservation.mac(), address)) {
        Optional.ofNullable(taken.put(claim, origin))
            .ifPresent(_ -> gathering.fault(origin, claim + " has a reservation already"));
      }
      if (!pools.isEmpty()
          && pools.keySet().stream().noneMatch(pool -> pool.subnet().contains(address))) {
        gathering.fault(origin, "reserved address " + address + " lies in no pool's subnet");
      }
    });
  }
}
