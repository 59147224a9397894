// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.dhcp;

import io.dialtone.handset.port.Clock;
import io.dialtone.handset.port.Datagram;
import io.dialtone.handset.port.Network;
import io.dialtone.handset.port.UdpPort;
import java.time.Duration;
import java.util.Optional;

/** Drives a {@link LeaseRenewal} over a UDP port, one question at a time. */
public final class LeaseKeeping {

  private final Network network;
  private final Clock clock;
  private final Duration patience;

  /**
   * Keeps leases over this network.
   *
   * @param patience how long the phone listens for the answer to one question, and so how long it
   *     is deaf to everything else
   */
  public LeaseKeeping(Network network, Clock clock, Duration patience) {
    this.network = network;
    this.clock = clock;
    this.patience = patience;
  }

  /** Does what is due now; the outcome is {@link LeaseRenewal.Move.Ask} when no answer came. */
  public LeaseRenewal.Move perform(LeaseRenewal renewal) {
    LeaseRenewal.Move move = renewal.due(clock.nanos());
    return move instanceof LeaseRenewal.Move.Ask ask ? exchange(renewal, ask) : move;
  }

  private LeaseRenewal.Move exchange(LeaseRenewal renewal, LeaseRenewal.Move.Ask ask) {
    try (UdpPort port = network.openDhcp()) {
      port.send(ask.to(), ask.packet().encode());
      long end = clock.nanos() + patience.toNanos();
      for (int ignored = 0; ignored < DhcpExchange.MAX_IGNORED; ignored++) {
        Duration left = Duration.ofNanos(end - clock.nanos());
        Optional<Datagram> datagram = left.isPositive() ? port.receive(left) : Optional.empty();
        if (datagram.isEmpty()) {
          return ask;
        }
        LeaseRenewal.Move move = renewal.received(datagram.get().payload(), clock.nanos());
        if (!(move instanceof LeaseRenewal.Move.Ignore)) {
          return move;
        }
      }
      return ask;
    }
  }
}
