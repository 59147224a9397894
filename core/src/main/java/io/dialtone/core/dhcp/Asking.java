// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import io.dialtone.core.caller.DhcpCaller;
import io.dialtone.core.lease.LeaseHolder;
import io.dialtone.core.lease.Place;
import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpOption.RelayInformation;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * One client's message, and all that deciding about it needs to know.
 *
 * @param near the link the client is on
 * @param serverId what the client takes for our address: ours, or what its relay puts in its place
 *     (RFC 5107)
 */
record Asking(
    DhcpPacket packet,
    Arrival arrival,
    LeaseHolder holder,
    DhcpCaller caller,
    Place near,
    Ip4Address serverId,
    Instant now) {

  private static final int SHORTEST_CLIENT_ID = 2; // RFC 2132 section 9.14

  /**
   * What one option holds. The book keeps identifiers as long as it lives, and in parts (RFC 3396)
   * one could fill a datagram.
   */
  private static final int LONGEST_CLIENT_ID = 255;

  static Asking of(DhcpPacket packet, MacAddress mac, Arrival arrival, Instant now) {
    DhcpCaller caller = DhcpCaller.of(mac, packet.options());
    LeaseHolder holder =
        packet
            .options()
            .raw(OptionCode.CLIENT_ID)
            .filter(id -> id.length() >= SHORTEST_CLIENT_ID && id.length() <= LONGEST_CLIENT_ID)
            .map((Bytes id) -> new LeaseHolder(id, mac))
            .orElseGet(() -> LeaseHolder.of(mac))
            .withPhone(caller.isPhone());
    Optional<RelayInformation> relay = relay(packet);
    return new Asking(
        packet,
        arrival,
        holder,
        caller,
        near(packet, relay, arrival),
        relay.flatMap(RelayInformation::serverIdOverride).orElse(arrival.self()),
        now);
  }

  /** What the relay says, where there is one. */
  private static Optional<RelayInformation> relay(DhcpPacket packet) {
    return packet.giaddr().isUnspecified()
        ? Optional.empty()
        : packet.options().find(RelayInformation.class);
  }

  /**
   * The client's link: what its relay selects (RFC 3527), else what it selects by itself (RFC
   * 3011), else its relay's; without a relay the network of the address it uses, or the one it is
   * heard on.
   */
  private static Place near(DhcpPacket packet, Optional<RelayInformation> relay, Arrival arrival) {
    if (!packet.giaddr().isUnspecified()) {
      return Place.of(
          relay
              .flatMap(RelayInformation::linkSelection)
              .or(() -> packet.options().address(OptionCode.SUBNET_SELECTION))
              .orElse(packet.giaddr()));
    }
    return usesItsAddress(packet) && !arrival.broadcast()
        ? Place.of(packet.ciaddr())
        : new Place(arrival.link());
  }

  /** Whether the client is where it says itself; one that informs is where its address is. */
  boolean isWhereItSelected() {
    return !packet.giaddr().isUnspecified()
        && packet.options().address(OptionCode.SUBNET_SELECTION).isPresent()
        && relay(packet).flatMap(RelayInformation::linkSelection).isEmpty()
        && !packet.messageType().equals(Optional.of(DhcpMessageType.INFORM));
  }

  /** Whether {@code ciaddr} may be set, and is: RFC 2131 section 4.4.1, table 5. */
  private static boolean usesItsAddress(DhcpPacket packet) {
    boolean may =
        switch (packet.messageType().orElse(DhcpMessageType.DISCOVER)) {
          case RELEASE, INFORM -> true;
          case REQUEST -> !packet.options().has(OptionCode.SERVER_ID); // it renews or rebinds
          case DISCOVER, DECLINE, OFFER, ACK, NAK -> false;
        };
    return may && !packet.ciaddr().isUnspecified();
  }

  /** Whether this identifier of a server means us. */
  boolean means(Ip4Address server) {
    return server.equals(serverId) || server.equals(arrival.self());
  }

  /**
   * Whether the client can only mean us by this identifier: the one its relay puts in our place may
   * stand for other servers too.
   */
  boolean meansUsAlone(Ip4Address server) {
    return server.equals(arrival.self());
  }
}
