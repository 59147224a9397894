// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.tftp;

import io.dialtone.handset.port.BodySink;
import io.dialtone.handset.port.Clock;
import io.dialtone.handset.port.Datagram;
import io.dialtone.handset.port.Network;
import io.dialtone.handset.port.UdpPort;
import io.dialtone.wire.octets.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Fetches one file over TFTP: opens a port and drives a {@link TftpClient} to its end. */
public final class TftpFetch {

  /** So many packets that bring nothing are looked at in one wait, lest a flood hold the phone. */
  static final int MAX_IDLE_PACKETS = 1_000;

  private final Network network;
  private final Clock clock;

  public TftpFetch(Network network, Clock clock) {
    this.network = network;
    this.clock = clock;
  }

  /** The body streams into the sink; it is worth keeping only if the outcome is whole. */
  public TftpOutcome fetch(Endpoint server, String file, long maxBytes, BodySink sink) {
    try (UdpPort port = network.openUdp(0)) {
      return new Drive(port, sink, new TftpClient(server, file, maxBytes)).perform();
    }
  }

  /** One fetch under way. */
  private final class Drive {
    private final UdpPort port;
    private final BodySink sink;
    private final TftpClient client;
    private long deadlineNanos;
    private int idlePackets;

    Drive(UdpPort port, BodySink sink, TftpClient client) {
      this.port = port;
      this.sink = sink;
      this.client = client;
    }

    TftpOutcome perform() {
      Optional<TftpOutcome> outcome = carryOut(client.start());
      while (outcome.isEmpty()) {
        outcome = carryOut(nextEvent());
      }
      return outcome.get();
    }

    private List<TftpEffect> nextEvent() {
      Duration left = Duration.ofNanos(deadlineNanos - clock.nanos());
      Optional<Datagram> datagram =
          left.isPositive() && idlePackets < MAX_IDLE_PACKETS
              ? port.receive(left)
              : Optional.empty();
      idlePackets++;
      return datagram.map(d -> client.received(d.from(), d.payload())).orElseGet(client::silence);
    }

    private Optional<TftpOutcome> carryOut(List<TftpEffect> effects) {
      for (TftpEffect effect : effects) {
        switch (effect) {
          case TftpEffect.Send(var to, var packet) -> port.send(to, packet.encode());
          case TftpEffect.Await(var wait) -> {
            deadlineNanos = clock.nanos() + wait.toNanos();
            idlePackets = 0;
          }
          case TftpEffect.Deliver(var chunk) -> {
            if (!sink.accept(chunk)) {
              return carryOut(client.noRoom());
            }
          }
          case TftpEffect.End(var outcome) -> {
            return Optional.of(outcome);
          }
        }
      }
      return Optional.empty();
    }
  }
}
