// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.dhcpconfig;

import io.dialtone.app.terminal.CommandFailure;
import io.dialtone.core.dhcp.Network;
import io.dialtone.core.dhcp.Vlan;
import io.dialtone.core.dhcpconfig.PhoneNetwork;
import io.dialtone.core.lease.AddressRange;
import io.dialtone.core.lease.Pool;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.Subnet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The phones' networks: as options say, else as the settings' pools do. */
final class NetworkOptions {

  private static final Pattern VLANS = Pattern.compile("(\\d{1,4}),(\\d{1,4})");

  @Option(
      names = "--subnet",
      paramLabel = "NETWORK",
      description =
          "The phones' network, 192.0.2.0/24 (default: the pools of the settings; none if there are"
              + " none).")
  private Optional<String> subnet = Optional.empty();

  @Option(
      names = "--range",
      paramLabel = "A-B",
      description = "The addresses lent there (default: the pool's, else all but ours).")
  private Optional<String> range = Optional.empty();

  @Option(names = "--router", paramLabel = "A", description = "The router there.")
  private Optional<String> router = Optional.empty();

  @Option(
      names = "--vlan",
      paramLabel = "VOICE,DATA|off",
      description = "The VLANs told by options 190 to 192 (default: the pool's; none if unsaid).")
  private Optional<String> vlan = Optional.empty();

  /** The networks; empty if nobody names one. */
  List<PhoneNetwork> networks(List<Network> pools, Optional<Ip4Address> self) {
    if (subnet.isEmpty()) {
      if (range.isPresent() || router.isPresent()) {
        throw DhcpConfigCommand.wrong("--range and --router are of a --subnet: name it");
      }
      return pools.stream()
          .map(it -> it.pool().subnet())
          .distinct()
          .map(net -> network(net, pools, Optional.empty(), self))
          .toList();
    }
    Subnet named =
        Subnet.parse(subnet.get())
            .filter(net -> net.prefix() >= 8 && net.prefix() <= 30)
            .orElseThrow(() ->
                DhcpConfigCommand.wrong(
                    "--subnet takes a network of phones such as 192.0.2.0/24, not '"
                        + subnet.get()
                        + "'"));
    return List.of(network(named, pools, range(named), self));
  }

  private Optional<AddressRange> range(Subnet net) {
    return range.map(text ->
        AddressRange.parse(text)
            .filter(it -> isHost(net, it.first()) && isHost(net, it.last()))
            .orElseThrow(() ->
                DhcpConfigCommand.wrong(
                    "--range takes addresses of hosts of "
                        + net
                        + ", first-last, not '"
                        + text
                        + "'")));
  }

  private static boolean isHost(Subnet net, Ip4Address address) {
    return address.compareTo(net.first()) >= 0 && address.compareTo(net.last()) <= 0;
  }

  /** The network of the settings' pools, or one that they do not know: then all of its hosts. */
  private PhoneNetwork network(
      Subnet net, List<Network> pools, Optional<AddressRange> said, Optional<Ip4Address> self) {
    List<Network> known = pools.stream().filter(it -> it.pool().subnet().equals(net)).toList();
    Set<Ip4Address> routers = new LinkedHashSet<>();
    Set<Ip4Address> dns = new LinkedHashSet<>();
    Set<Ip4Address> ntp = new LinkedHashSet<>();
    router(net).ifPresent(routers::add);
    for (Network pool : known) {
      if (router.isEmpty()) {
        routers.addAll(pool.terms().routers());
      }
      dns.addAll(pool.terms().dns());
      ntp.addAll(pool.terms().ntp());
    }
    Set<Ip4Address> taken = new LinkedHashSet<>(routers);
    self.ifPresent(taken::add);
    List<AddressRange> ranges =
        said.map(List::of)
            .orElseGet(() ->
                (known.isEmpty()
                        ? List.of(Pool.of(net))
                        : known.stream().map(Network::pool).toList())
                    .stream().flatMap(pool -> lent(pool, taken).stream()).toList());
    return new PhoneNetwork(net, ranges, List.copyOf(routers), List.copyOf(dns), List.copyOf(ntp));
  }

  private Optional<Ip4Address> router(Subnet net) {
    return router.map(text ->
        Ip4Address.parse(text)
            .filter(address -> isHost(net, address))
            .orElseThrow(() ->
                DhcpConfigCommand.wrong(
                    "--router takes an address of a host of " + net + ", not '" + text + "'")));
  }

  /** A pool's range without what is excluded, the routers' addresses and our own. */
  private static List<AddressRange> lent(Pool pool, Set<Ip4Address> taken) {
    Pool without = pool;
    for (Ip4Address address : taken) {
      without = pool.range().contains(address) ? without.without(address) : without;
    }
    List<AddressRange> parts = new ArrayList<>();
    Ip4Address next = without.range().first();
    Ip4Address end = without.range().last();
    for (AddressRange gap : without.exclusions()) {
      if (gap.last().compareTo(next) < 0 || gap.first().compareTo(end) > 0) {
        continue;
      }
      if (next.compareTo(gap.first()) < 0) {
        parts.add(new AddressRange(next, gap.first().plus(-1)));
      }
      next = gap.last().plus(1);
    }
    if (next.compareTo(end) <= 0) {
      parts.add(new AddressRange(next, end));
    }
    return parts;
  }

  /** The VLANs that are said, else those that all pools meant agree on. */
  Optional<Vlan> vlan(List<Network> pools, List<PhoneNetwork> meant) {
    if (vlan.isPresent()) {
      return Optional.of(parse(vlan.get()));
    }
    List<Optional<Vlan>> told =
        pools.stream()
            .filter(
                pool -> meant.stream().anyMatch(net -> net.subnet().equals(pool.pool().subnet())))
            .map(pool -> pool.terms().vlan())
            .distinct()
            .toList();
    if (told.size() > 1) {
      throw DhcpConfigCommand.wrong(
          "the pools of the settings tell different VLANs: write one network at a time, by"
              + " --subnet");
    }
    return told.stream().flatMap(Optional::stream).findFirst();
  }

  private static Vlan parse(String text) {
    if (text.equalsIgnoreCase("off")) {
      return new Vlan(false, 1, 1); // 191 and 192 must be there and valid all the same: VLN-1
    }
    Matcher ids = VLANS.matcher(text);
    CommandFailure wrong =
        DhcpConfigCommand.wrong(
            "--vlan takes the ids of the voice and the data VLAN, 1 to 4094, such as 110,120; or"
                + " off");
    if (!ids.matches()) {
      throw wrong;
    }
    try {
      return new Vlan(true, Integer.parseInt(ids.group(1), 10), Integer.parseInt(ids.group(2), 10));
    } catch (IllegalArgumentException outside) {
      throw wrong;
    }
  }
}
