// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import io.dialtone.core.journal.Level;
import io.dialtone.core.tftp.Effect;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** All transfers, on one thread: takes orders, wakes what has a packet or whose time has come. */
final class TransferLoop {
  /** How long the loop sleeps at the most; only stopping needs it so short. */
  private static final long LONGEST_SLEEP_NANOS = 1_000_000_000L;

  /** Deadlines are looked at no more often than this. */
  private static final long SHORTEST_SLEEP_NANOS = 5_000_000L;

  private static final long BUSY_SILENCE_NANOS = 1_000_000_000L;

  private final TftpSettings settings;
  private final TftpJournal journal;
  private final Tally tally;
  private final Selector selector;
  private final Queue<Order> orders = new ConcurrentLinkedQueue<>();
  private final LiveTransfer.Buffers buffers = new LiveTransfer.Buffers();
  private final Map<InetSocketAddress, LiveTransfer> live = new LinkedHashMap<>();
  private final Map<InetAddress, Integer> perClient = new LinkedHashMap<>();
  private long nextLook = System.nanoTime();
  private Optional<Long> busyToldAt = Optional.empty();
  private volatile boolean draining;
  private volatile boolean stopped;

  TransferLoop(TftpSettings settings, TftpJournal journal, Tally tally, Selector selector) {
    this.settings = settings;
    this.journal = journal;
    this.tally = tally;
    this.selector = selector;
  }

  /** Hands an order over, from any thread. */
  void begin(Order order) {
    orders.add(order);
    wake();
  }

  /** Runs until it is stopped, or is to end and has nothing left to do. */
  void run() {
    while (!stopped && !(draining && live.isEmpty() && orders.isEmpty())) {
      try {
        turn();
      } catch (IOException | RuntimeException e) {
        // the outermost loop: one broken turn must not end everybody's transfers
        journal.fault("a turn of the transfer loop failed: " + e);
      }
    }
    closeAll();
  }

  private void turn() throws IOException {
    long sleep = Math.clamp(nextLook - System.nanoTime(), 0, LONGEST_SLEEP_NANOS);
    if (sleep == 0) {
      selector.selectNow(this::ready);
    } else {
      selector.select(this::ready, Math.ceilDiv(sleep, 1_000_000L));
    }
    for (Order order = orders.poll(); order != null; order = orders.poll()) {
      take(order);
    }
    long now = System.nanoTime();
    if (now - nextLook >= 0) {
      lookAtTime(now);
    }
  }

  private void ready(SelectionKey key) {
    LiveTransfer transfer = (LiveTransfer) key.attachment();
    step(transfer, () -> transfer.onReadable(System.nanoTime()));
  }

  private void lookAtTime(long now) {
    long next = now + LONGEST_SLEEP_NANOS;
    for (LiveTransfer transfer : new ArrayList<>(live.values())) {
      if (now - transfer.deadline() >= 0) {
        step(transfer, () -> transfer.onTime(now));
      }
      if (transfer.end().isEmpty()) {
        next = Math.min(next, transfer.deadline());
      }
    }
    nextLook = Math.max(next, now + SHORTEST_SLEEP_NANOS);
  }

  /** Does one thing for one transfer and buries it if that was its end. */
  private void step(LiveTransfer transfer, Runnable deed) {
    try {
      deed.run();
    } catch (RuntimeException e) {
      // the outermost loop of one transfer: its fault is not its neighbours'
      transfer.fail("a fault of the server: " + e);
    }
    transfer.end().ifPresent(end -> over(transfer, end));
  }

  private void take(Order order) {
    long now = System.nanoTime();
    LiveTransfer known = live.get(order.client());
    if (known != null && known.covers(order.look(), now)) {
      passOver(order);
      journal.about(Level.DEBUG, order.client(), "repeated its request");
      return;
    }
    if (known != null) {
      String reason = "the client asked anew from the same port";
      known.fail(reason);
      over(known, new Effect.Failed(reason));
    }
    InetAddress client = order.client().getAddress();
    if (live.size() >= settings.mostTransfers()
        || perClient.getOrDefault(client, 0) >= settings.mostPerClient()) {
      passOver(order);
      tellBusy(order, now);
      return;
    }
    begin(order, now);
  }

  private void begin(Order order, long now) {
    try {
      LiveTransfer transfer = LiveTransfer.open(order, settings.transfers(), buffers, now);
      transfer.channel().register(selector, SelectionKey.OP_READ, transfer);
      live.put(order.client(), transfer);
      perClient.merge(order.client().getAddress(), 1, Integer::sum);
      tally.started.increment();
      step(transfer, () -> transfer.begin(now));
      nextLook = Math.min(nextLook, transfer.deadline());
    } catch (IOException e) {
      passOver(order);
      journal.about(
          Level.ERROR, order.client(), "gets no port for its transfer: " + e.getMessage());
    }
  }

  private void passOver(Order order) {
    tally.passedOver.increment();
    order.content().close();
  }

  /**
   * Silence is the kindest answer: the client asks again by itself. The journal hears it rarely.
   */
  private void tellBusy(Order order, long now) {
    if (busyToldAt.isEmpty() || now - busyToldAt.get() >= BUSY_SILENCE_NANOS) {
      busyToldAt = Optional.of(now);
      journal.about(
          Level.WARN,
          order.client(),
          "must ask again: " + live.size() + " transfers are under way, as many as are allowed");
    }
  }

  private void over(LiveTransfer transfer, Effect end) {
    Order order = transfer.order();
    transfer.close();
    live.remove(order.client());
    if (perClient.merge(order.client().getAddress(), -1, Integer::sum) == 0) {
      perClient.remove(order.client().getAddress());
    }
    tally.bytes.add(transfer.bytesAcknowledged());
    tally.resent.add(transfer.retransmissions());
    if (end instanceof Effect.Failed(String reason)) {
      tally.failed.increment();
      journal.failed(order, transfer, reason);
    } else {
      tally.finished.increment();
      journal.finished(order, transfer);
    }
  }

  /** Lets what is under way come to its end, and then ends. */
  void drain() {
    draining = true;
    wake();
  }

  /** Ends at once. */
  void stop() {
    stopped = true;
    wake();
  }

  private void wake() {
    if (selector.isOpen()) {
      selector.wakeup();
    }
  }

  private void closeAll() {
    for (LiveTransfer transfer : new ArrayList<>(live.values())) {
      over(transfer, new Effect.Failed("the server is stopping"));
    }
    for (Order order = orders.poll(); order != null; order = orders.poll()) {
      passOver(order);
    }
    try {
      selector.close();
    } catch (IOException e) {
      journal.fault("the selector could not be closed: " + e.getMessage());
    }
  }
}
