// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation.net;

import io.dialtone.app.simulation.time.Power;
import io.dialtone.app.simulation.time.VirtualTime;
import io.dialtone.handset.port.Datagram;
import io.dialtone.handset.port.UdpPort;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BiConsumer;

/** One open UDP port of a simulated phone. */
final class PhoneUdp implements UdpPort {

  /** Longer queues drop, as a socket's buffer does. */
  private static final int ROOM = 64;

  private final int port;
  private final Power power;
  private final VirtualTime time;
  private final BiConsumer<Endpoint, Bytes> out;
  private final Runnable closing;
  private final Deque<Datagram> came = new ArrayDeque<>();

  PhoneUdp(
      int port, Power power, VirtualTime time, BiConsumer<Endpoint, Bytes> out, Runnable closing) {
    this.port = port;
    this.power = power;
    this.time = time;
    this.out = out;
    this.closing = closing;
  }

  void deliver(Datagram datagram) {
    if (came.size() < ROOM) {
      came.addLast(datagram);
    }
  }

  @Override
  public int localPort() {
    return port;
  }

  @Override
  public void send(Endpoint to, Bytes payload) {
    power.use("udp send");
    out.accept(to, payload);
  }

  @Override
  public Optional<Datagram> receive(Duration atMost) {
    boolean any = power.await(time.now() + atMost.toNanos(), () -> !came.isEmpty(), "udp receive");
    return any ? Optional.of(came.removeFirst()) : Optional.empty();
  }

  @Override
  public void close() {
    closing.run();
  }
}
