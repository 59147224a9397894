// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import io.dialtone.core.caller.DhcpCaller;
import io.dialtone.core.lease.LeaseHolder;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.Instant;

/** One client's message, and all that deciding about it needs to know. */
record Asking(
    DhcpPacket packet, Arrival arrival, LeaseHolder holder, DhcpCaller caller, Instant now) {

  private static final int SHORTEST_CLIENT_ID = 2; // RFC 2132 section 9.14

  static Asking of(DhcpPacket packet, MacAddress mac, Arrival arrival, Instant now) {
    LeaseHolder holder =
        packet
            .options()
            .raw(OptionCode.CLIENT_ID)
            .filter(id -> id.length() >= SHORTEST_CLIENT_ID)
            .map((Bytes id) -> new LeaseHolder(id, mac))
            .orElseGet(() -> LeaseHolder.of(mac));
    return new Asking(packet, arrival, holder, DhcpCaller.of(mac, packet.options()), now);
  }

  /** An address on the client's network: its relay's, its own, or ours that it came to. */
  Ip4Address near() {
    if (!packet.giaddr().isUnspecified()) {
      return packet.giaddr();
    }
    return packet.ciaddr().isUnspecified() ? arrival.self() : packet.ciaddr();
  }
}
