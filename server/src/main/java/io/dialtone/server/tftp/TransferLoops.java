// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import io.dialtone.link.Received;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All transfers by ports of their own, shared among a few threads. What a client says always comes
 * to the same one, which so knows a request that is only repeated.
 */
final class TransferLoops implements Carrier {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final List<TransferLoop> loops = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  TransferLoops(Surroundings around, TftpSettings.Answer.OwnPorts answer) throws IOException {
    try {
      for (int i = 0; i < answer.threads(); i++) {
        Selector selector = Selector.open();
        loops.add(new TransferLoop(around, selector, new Ports(answer.range()), this::makeRoom));
      }
    } catch (IOException e) {
      loops.forEach(TransferLoop::endAll);
      throw e;
    }
  }

  /** Begins to work. */
  void start() {
    for (TransferLoop loop : loops) {
      threads.add(Thread.ofPlatform().name("tftp-transfers").start(loop::run));
    }
  }

  @Override
  public void begin(Order order) {
    loops.get(placeOf(order.client(), loops.size())).begin(order);
  }

  /** Which of so many loops carries the transfers of this client. */
  static int placeOf(InetSocketAddress client, int loops) {
    int mixed = client.hashCode() * 0x9E37_79B9; // ports and addresses often differ by even numbers
    return Math.floorMod(mixed >>> 16, loops);
  }

  private void makeRoom(TransferLoop asking, InetAddress client) {
    loops.stream()
        .filter(loop -> loop != asking && loop.unsure() > 0)
        .max(Comparator.comparingInt(TransferLoop::unsure))
        .ifPresent(loop -> loop.makeRoom(client));
  }

  @Override
  public boolean took(Received received) {
    return false;
  }

  @Override
  public Duration turn(boolean awaited) {
    return LONGEST_WAIT;
  }

  @Override
  public boolean isDone() {
    return false; // the closing of the port tells its thread
  }

  @Override
  public void leave() {
    // the transfers are on other threads
  }

  @Override
  public void drain() {
    loops.forEach(TransferLoop::drain);
  }

  /** Gives transfers so long to end, all of them together, and ends. */
  void close(Duration grace) throws InterruptedException {
    drain();
    long end = System.nanoTime() + grace.toNanos();
    for (Thread thread : threads) {
      thread.join(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    }
    stop();
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** Ends at once. */
  void stop() {
    loops.forEach(TransferLoop::stop);
  }
}
