// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import io.dialtone.core.tftp.RequestDesk;
import io.dialtone.core.tftp.TransferLimits;
import io.dialtone.link.Received;
import io.dialtone.link.UdpSocket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * All transfers by the port where requests arrive, and on its thread: for phones behind NAT and for
 * servers in containers, which answer from one port only. Transfers are told apart by the client's
 * address and port.
 */
final class SharedPort implements Carrier, Transfers.Gate {
  private static final Duration LONGEST_WAIT = Duration.ofMillis(250);
  private static final Duration WAIT_FOR_ORDERS = Duration.ofMillis(5);

  private final UdpSocket socket;
  private final Tally tally;
  private final TransferLimits limits;
  private final Transfers transfers;
  private final LiveTransfer.Buffers buffers = new LiveTransfer.Buffers();
  private final Queue<Order> orders = new ArrayBlockingQueue<>(Order.MOST_WAITING);
  private final HeardUntil heard = new HeardUntil(System.nanoTime());
  private volatile boolean draining;

  SharedPort(Surroundings around) {
    this.socket = around.requests();
    this.tally = around.tally();
    this.limits = around.limits();
    this.transfers = new Transfers(around.places(), around.journal(), tally, this);
  }

  @Override
  public LiveTransfer open(Order order, long now) {
    return new LiveTransfer(order, new Way(order), limits, buffers, now);
  }

  @Override
  public long heardUntil(long now) {
    return heard.time();
  }

  @Override
  public void begin(Order order) {
    if (!orders.offer(order)) {
      tally.passOver(order);
    }
  }

  @Override
  public boolean took(Received received) {
    heard.one();
    ByteBuffer payload = received.payload();
    Optional<LiveTransfer> transfer = transfers.of(received.from());
    if (transfer.isEmpty() || RequestDesk.isRequest(payload)) {
      return false;
    }
    transfers.hear(transfer.get(), payload.duplicate());
    return true;
  }

  @Override
  public Duration turn(boolean awaited) {
    heard.listens(System.nanoTime());
    for (Order order = orders.poll(); order != null; order = orders.poll()) {
      transfers.take(order);
    }
    if (heard.time() - transfers.nextLook() >= 0) {
      transfers.lookAtTime(heard.time());
    }
    if (awaited) {
      return WAIT_FOR_ORDERS;
    }
    long untilLook = transfers.nextLook() - System.nanoTime();
    long wait = Math.clamp(untilLook, 1, LONGEST_WAIT.toNanos());
    return Duration.ofNanos(wait);
  }

  @Override
  public void drain() {
    draining = true;
  }

  @Override
  public boolean isDone() {
    return draining && transfers.isEmpty() && orders.isEmpty();
  }

  @Override
  public void leave() {
    transfers.endAll("the server is stopping");
    for (Order order = orders.poll(); order != null; order = orders.poll()) {
      tally.passOver(order);
    }
  }

  /** From the address of ours that this client asked. */
  private final class Way implements Outlet {
    private final Order order;

    Way(Order order) {
      this.order = order;
    }

    @Override
    public void send(ByteBuffer packet, InetSocketAddress to) throws IOException {
      socket.send(order.ours(), to, packet);
    }

    @Override
    public int strangers() {
      return 0; // whoever comes from another port is asked what he wants: RequestDesk
    }

    @Override
    public void close() {
      // the port stays open for the others
    }
  }
}
