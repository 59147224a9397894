// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.settings;

import io.dialtone.core.dhcp.MacStart;
import io.dialtone.core.dhcp.Vlan;
import io.dialtone.core.dhcp.Way;
import io.dialtone.core.lease.AddressRange;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.Subnet;
import java.time.Duration;
import java.util.List;

/** The settings of DHCP, but for where it listens. */
final class DhcpKeys {

  /** Who is answered. */
  enum Answer {
    ALL,
    PHONES
  }

  static final Key<Way> DHCP_WAY =
      key("dhcp.way", Readings::way, "option43")
          .says(
              "How phones are told where their files are: `option43`, `option66`, `option150`,"
                  + " `next-server`, or `tftp` for the last three together with 67 and `file`.",
              "\"option66\"");
  static final Key<String> DHCP_INF =
      key("dhcp.inf", Readings::inf, "")
          .says(
              "Name, path or URL of the INF phones are told; `{prefix}` and `{mac}` are each phone's"
                  + " own, and `{prefix}{mac}.inf` is told if unsaid.",
              "\"st2030s.inf\"");
  static final Key<Duration> DHCP_LEASE =
      key("dhcp.lease", Readings::lease, "8h")
          .says("How long an address is lent: `30m`, `8h`, `7d`.", "\"12h\"");
  static final Key<Boolean> DHCP_AUTHORITATIVE =
      key("dhcp.authoritative", Readings::flag, "true")
          .says("Whether a request for an address of a foreign network is refused.", "false");
  static final Key<Answer> DHCP_ANSWER =
      key("dhcp.answer", Readings::answer, "all")
          .says(
              "Who is answered: `all`, or beside another DHCP server `phones` alone (known by option"
                  + " 60 or 77, by their MAC or a reservation); then `authoritative` is `false`"
                  + " unless said.",
              "\"phones\"");
  static final Key<Boolean> DHCP_PROBE =
      key("dhcp.probe", Readings::flag, "true")
          .says("Whether an address is probed before it is offered.", "false");
  static final Key<Duration> DHCP_OFFER =
      key("dhcp.offer", Readings::offerLife, "1m")
          .says("How long an address is kept for whom it was offered to.", "\"30s\"");
  static final Key<Duration> DHCP_QUARANTINE =
      key("dhcp.quarantine", Readings::quarantine, "1d")
          .says("How long an address found in use by another is not lent.", "\"2h\"");
  static final Key<Integer> DHCP_STRANGERS =
      key("dhcp.strangers", Readings.whole(1, 100), "75")
          .says(
              "The part of each network's addresses, in percent, that clients that are no phones may"
                  + " have; the rest is kept for phones.",
              "90");
  static final Key<List<Ip4Address>> DHCP_DNS =
      key("dhcp.dns", Readings.list(Readings::address), "")
          .says("The name servers phones are told (option 6).", "[\"192.0.2.3\"]");

  static final Key<Subnet> POOL_SUBNET =
      key("dhcp.pool.subnet", Readings::subnet, "")
          .says("The network of this pool; must be said.", "\"192.0.2.0/24\"");
  static final Key<AddressRange> POOL_RANGE =
      key("dhcp.pool.range", Readings::range, "")
          .says("The addresses lent; all of the network's if unsaid.", "\"192.0.2.9-192.0.2.99\"");
  static final Key<Ip4Address> POOL_ROUTER =
      key("dhcp.pool.router", Readings::address, "")
          .says("The router phones are told (option 3).", "\"192.0.2.1\"");
  static final Key<List<Ip4Address>> POOL_NTP =
      key("dhcp.pool.ntp", Readings.list(Readings::address), "")
          .says("The time servers phones are told (option 42).", "[\"192.0.2.2\"]");
  static final Key<Way> POOL_WAY =
      key("dhcp.pool.way", Readings::way, "")
          .says("As `dhcp.way`, for this pool.", "\"option150\"");
  static final Key<String> POOL_INF =
      key("dhcp.pool.inf", Readings::inf, "")
          .says("As `dhcp.inf`, for this pool.", "\"st2022s.inf\"");
  static final Key<Vlan> POOL_VLAN =
      key("dhcp.pool.vlan", Readings::vlan, "")
          .says(
              "The VLANs phones are told (options 190 to 192), or `\"off\"` for untagged.",
              "{ voice = 110, data = 120 }");
  static final Key<List<AddressRange>> POOL_EXCLUDE =
      key("dhcp.pool.exclude", Readings.list(Readings::range), "")
          .says("Addresses of the range that are not lent.", "[\"192.0.2.20-192.0.2.29\"]");
  static final Key<String> POOL_NETWORK =
      key("dhcp.pool.network", Readings::network, "")
          .says(
              "Pools of one name share a link: its phones get addresses of any of them.",
              "\"floor 1\"");
  static final Key<List<Ip4Address>> POOL_DNS =
      key("dhcp.pool.dns", Readings.list(Readings::address), "")
          .says("As `dhcp.dns`, for this pool.", "[\"192.0.2.3\"]");
  static final Key<Duration> POOL_LEASE =
      key("dhcp.pool.lease", Readings::lease, "")
          .says("As `dhcp.lease`, for this pool.", "\"30m\"");
  static final Key<MacAddress> RESERVATION_MAC =
      key("dhcp.reservation.mac", Readings::mac, "")
          .says("The phone that has an address of its own.", "\"00147F000001\"");
  static final Key<Bytes> RESERVATION_CLIENT_ID =
      key("dhcp.reservation.client-id", Readings::octets, "")
          .says(
              "The client identifier (option 61) of whom the address is for, in place of `mac`: bytes"
                  + " with colons, or text.",
              "\"01:00:14:7f:00:00:01\"");
  static final Key<Ip4Address> RESERVATION_ADDRESS =
      key("dhcp.reservation.address", Readings::address, "")
          .says("The address it always gets; must be said.", "\"192.0.2.50\"");
  static final Key<Way> RESERVATION_WAY =
      key("dhcp.reservation.way", Readings::way, "")
          .says("As `dhcp.way`, for this phone.", "\"next-server\"");

  static final Key<String> RESERVATION_INF =
      key("dhcp.reservation.inf", Readings::inf, "")
          .says("As `dhcp.inf`, for this phone.", "\"new/{prefix}{mac}.inf\"");

  static final Key<Model> CLASS_MODEL =
      key("dhcp.class.model", Readings::model, "")
          .says("Of this model, as option 60 or 77 tells.", "\"st2030\"");
  static final Key<Protocol> CLASS_PROTOCOL =
      key("dhcp.class.protocol", Readings::protocol, "")
          .says("With this protocol, as option 60 or 77 tells.", "\"mgcp\"");
  static final Key<MacStart> CLASS_MAC =
      key("dhcp.class.mac", Readings::macStart, "")
          .says("With a MAC address that begins so.", "\"00:14:7F\"");
  static final Key<Subnet> CLASS_SUBNET =
      key("dhcp.class.subnet", Readings::subnet, "")
          .says("With an address of this network.", "\"192.0.2.0/24\"");
  static final Key<Bytes> CLASS_CIRCUIT_ID =
      key("dhcp.class.circuit-id", Readings::octets, "")
          .says(
              "At this port, as a relay tells by option 82: bytes with colons, or text.",
              "\"port 7\"");
  static final Key<Bytes> CLASS_REMOTE_ID =
      key("dhcp.class.remote-id", Readings::octets, "")
          .says("Behind this relay, as it tells by option 82.", "\"00:04:00:0a\"");
  static final Key<Way> CLASS_WAY =
      key("dhcp.class.way", Readings::way, "")
          .says("As `dhcp.way`, for phones of which all that is above is true.", "\"option66\"");
  static final Key<String> CLASS_INF =
      key("dhcp.class.inf", Readings::inf, "")
          .says("As `dhcp.inf`, for this class.", "\"mgcp.inf\"");
  static final Key<Ip4Address> CLASS_ROUTER =
      key("dhcp.class.router", Readings::address, "")
          .says("As `dhcp.pool.router`, for this class.", "\"192.0.2.1\"");
  static final Key<List<Ip4Address>> CLASS_DNS =
      key("dhcp.class.dns", Readings.list(Readings::address), "")
          .says("As `dhcp.dns`, for this class.", "[\"192.0.2.3\"]");
  static final Key<List<Ip4Address>> CLASS_NTP =
      key("dhcp.class.ntp", Readings.list(Readings::address), "")
          .says("As `dhcp.pool.ntp`, for this class.", "[\"192.0.2.2\"]");
  static final Key<Vlan> CLASS_VLAN =
      key("dhcp.class.vlan", Readings::vlan, "")
          .says("As `dhcp.pool.vlan`, for this class.", "\"off\"");
  static final Key<Duration> CLASS_LEASE =
      key("dhcp.class.lease", Readings::lease, "")
          .says("As `dhcp.lease`, for this class.", "\"30m\"");

  static final String POOL = "dhcp.pool";
  static final String RESERVATION = "dhcp.reservation";
  static final String CLASS = "dhcp.class";

  /** The tables that may come several times. */
  static final List<String> LISTS = List.of(POOL, RESERVATION, CLASS);

  /** What says whom a class is for. */
  static final List<String> CONDITIONS =
      List.of(
          CLASS_MODEL.name(),
          CLASS_PROTOCOL.name(),
          CLASS_MAC.name(),
          CLASS_SUBNET.name(),
          CLASS_CIRCUIT_ID.name(),
          CLASS_REMOTE_ID.name());

  static final List<Key<?>> ALL =
      List.of(
          DHCP_WAY,
          DHCP_INF,
          DHCP_LEASE,
          DHCP_AUTHORITATIVE,
          DHCP_ANSWER,
          DHCP_PROBE,
          DHCP_OFFER,
          DHCP_QUARANTINE,
          DHCP_STRANGERS,
          DHCP_DNS,
          POOL_SUBNET,
          POOL_RANGE,
          POOL_ROUTER,
          POOL_NTP,
          POOL_WAY,
          POOL_INF,
          POOL_VLAN,
          POOL_EXCLUDE,
          POOL_NETWORK,
          POOL_DNS,
          POOL_LEASE,
          RESERVATION_MAC,
          RESERVATION_CLIENT_ID,
          RESERVATION_ADDRESS,
          RESERVATION_WAY,
          RESERVATION_INF,
          CLASS_MODEL,
          CLASS_PROTOCOL,
          CLASS_MAC,
          CLASS_SUBNET,
          CLASS_CIRCUIT_ID,
          CLASS_REMOTE_ID,
          CLASS_WAY,
          CLASS_INF,
          CLASS_ROUTER,
          CLASS_DNS,
          CLASS_NTP,
          CLASS_VLAN,
          CLASS_LEASE);

  private DhcpKeys() {}

  private static <T> Key.Draft<T> key(String name, Reading<T> reading, String usual) {
    return Key.named(name, "", reading, usual);
  }
}
