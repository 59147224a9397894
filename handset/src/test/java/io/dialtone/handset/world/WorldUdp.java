// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.world;

import io.dialtone.handset.port.Datagram;
import io.dialtone.handset.port.UdpPort;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A UDP port with one server at its other end. */
final class WorldUdp implements UdpPort {

  /** A server at packet level: each datagram gives any number of answers. */
  interface Answerer {
    List<Datagram> answer(Endpoint to, Bytes payload);
  }

  private final PowerSupply power;
  private final WorldTime time;
  private final Answerer answerer;
  private final Deque<Datagram> incoming = new ArrayDeque<>();

  WorldUdp(PowerSupply power, WorldTime time, Answerer answerer) {
    this.power = power;
    this.time = time;
    this.answerer = answerer;
  }

  @Override
  public int localPort() {
    return 50_000;
  }

  @Override
  public void send(Endpoint to, Bytes payload) {
    power.use("udp.send");
    incoming.addAll(answerer.answer(to, payload));
  }

  @Override
  public Optional<Datagram> receive(Duration atMost) {
    power.use("udp.receive");
    if (incoming.isEmpty()) {
      time.pass(atMost);
      return Optional.empty();
    }
    return Optional.of(incoming.removeFirst());
  }

  @Override
  public void close() {
    incoming.clear();
  }
}
