// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.dhcp;

import io.dialtone.handset.port.Clock;
import io.dialtone.handset.port.Datagram;
import io.dialtone.handset.port.UdpPort;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import java.time.Duration;
import java.util.Optional;

/** Drives a {@link DhcpClient} over a UDP port to its end. */
public final class DhcpExchange {

  /** Where the phone sends: RFC 2131 section 4.1. */
  public static final Endpoint SERVERS = new Endpoint(Ip4Address.BROADCAST, 67);

  /** So many packets for others are looked at in one wait, lest a flood hold the phone for ever. */
  static final int MAX_IGNORED = 1_000;

  private final UdpPort port;
  private final Clock clock;

  public DhcpExchange(UdpPort port, Clock clock) {
    this.port = port;
    this.clock = clock;
  }

  public DhcpOutcome perform(DhcpClient client) {
    DhcpMove move = client.start();
    long deadlineNanos = clock.nanos();
    int ignored = 0;
    while (true) {
      switch (move) {
        case DhcpMove.End(var outcome) -> {
          return outcome;
        }
        case DhcpMove.Send(var packet, var wait) -> {
          port.send(SERVERS, packet.encode());
          deadlineNanos = clock.nanos() + wait.toNanos();
          ignored = 0;
        }
        case DhcpMove.Ignore(_) -> ignored++;
      }
      Duration left = Duration.ofNanos(deadlineNanos - clock.nanos());
      Optional<Datagram> datagram =
          left.isPositive() && ignored < MAX_IGNORED ? port.receive(left) : Optional.empty();
      move = datagram.map(d -> client.received(d.payload())).orElseGet(client::silence);
    }
  }
}
