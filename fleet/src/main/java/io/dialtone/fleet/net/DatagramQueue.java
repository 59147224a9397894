// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.net;

import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.handset.port.Datagram;
import io.dialtone.link.UdpSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** What sockets took in and the phone has not seen yet. */
final class DatagramQueue {
  private static final int MAX_WAITING = 64;
  private static final Duration LONG = Duration.ofHours(1);

  private final PowerSwitch power;
  private final String call;

  /** Empty wakes the receiver without a datagram. */
  private final BlockingQueue<Optional<Datagram>> waiting = new ArrayBlockingQueue<>(MAX_WAITING);

  DatagramQueue(PowerSwitch power, String call) {
    this.power = power;
    this.call = call;
  }

  /** Takes whatever comes, on this very thread, until the socket is closed. */
  void takeAll(UdpSocket socket) {
    try {
      while (true) {
        socket.receive(LONG).map(SocketUdpPort::datagram).map(Optional::of).ifPresent(this::put);
      }
    } catch (IOException _) {
      put(Optional.empty()); // closed, which ends this thread
    }
  }

  /** A full queue loses the datagram, as a socket's buffer would. */
  private void put(Optional<Datagram> datagram) {
    boolean _ = waiting.offer(datagram);
  }

  /** The next datagram, or empty when none came within the time. */
  Optional<Datagram> next(Duration atMost) {
    power.check(call);
    try {
      Optional<Datagram> next = waiting.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
      power.check(call);
      return next == null ? Optional.empty() : next;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
