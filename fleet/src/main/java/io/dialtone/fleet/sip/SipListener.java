// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.sip;

import io.dialtone.fleet.net.Addresses;
import io.dialtone.handset.sip.LineStatus;
import io.dialtone.handset.sip.SipAgent;
import io.dialtone.handset.sip.SipEffect;
import io.dialtone.handset.sip.SipHome;
import io.dialtone.handset.sip.SipPeer;
import io.dialtone.handset.sip.SipSetup;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.sip.SipTransport;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Drives the SIP agent of one virtual phone on real sockets and in real time. The agent belongs to
 * one thread; everything else gives it orders. {@link #stop} says goodbye first, {@link #close} is
 * the plug that is pulled.
 */
public final class SipListener implements Closeable {

  /** Orders that wait; beyond this datagrams are lost, and streams wait. */
  private static final int MAX_ORDERS = 1_024;

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final SipListening listening;
  private final SipWatcher watcher;
  private final BlockingQueue<Order> orders = new ArrayBlockingQueue<>(MAX_ORDERS);
  private final SipSockets sockets;
  private final SipAgent agent;
  private final Endpoint local;
  private final SipHome home;
  private final Instant start = InstantSource.system().instant();
  private final long startNanos = System.nanoTime();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread loop;
  private Instant stopBy = Instant.MAX; // the loop's own
  private volatile List<LineStatus> lines = List.of();
  private volatile boolean closed;

  private SipListener(SipListening listening, SipWatcher watcher) throws IOException {
    this.listening = listening;
    this.watcher = watcher;
    this.sockets = SipSockets.open(listening.listen(), this::order);
    this.local = new Endpoint(listening.listen().address(), sockets.port());
    this.home = listening.home(sockets.port());
    this.agent =
        new SipAgent(
            new SipSetup(
                home,
                listening.quirks(),
                listening.challenge(),
                Addresses::resolve,
                listening.random()),
            () -> listening.status().get().orElseThrow());
    this.loop = Thread.ofVirtual().name("sip " + local).unstarted(this::run);
  }

  /**
   * Opens and listens.
   *
   * @throws IOException when the address is not one of this machine's, or the port is taken
   */
  public static SipListener open(SipListening listening, SipWatcher watcher) throws IOException {
    SipListener listener = new SipListener(listening, watcher);
    listener.sockets.start();
    listener.loop.start();
    listener.look();
    return listener;
  }

  /** Where it listens, UDP and TCP alike. */
  public Endpoint endpoint() {
    return local;
  }

  /** How each line is doing. */
  public List<LineStatus> lines() {
    return lines;
  }

  /** The phone's status changed; to be called by whoever publishes it. Never waits. */
  public void look() {
    orders.offer(new Order.Look());
  }

  /** The user lifted the handset: a call that rings is declined. */
  public void decline() {
    orders.offer(new Order.Decline());
  }

  /** Takes registrations back and ends, by force when the time is over. */
  public void stop(Duration atMost) throws InterruptedException {
    orders.offer(new Order.Stop(now().plus(atMost)));
    if (!ended.await(atMost.toMillis() + 100, TimeUnit.MILLISECONDS)) {
      close();
    }
  }

  /** Ends at once. */
  @Override
  public void close() {
    closed = true;
    sockets.close();
    loop.interrupt();
  }

  private void order(Order order) {
    if (order instanceof Order.Datagram || Thread.currentThread().equals(loop)) {
      orders.offer(order); // lost, as UDP may lose it; and the loop cannot wait for itself
      return;
    }
    try {
      boolean taken = false;
      while (!taken && !closed) {
        taken = orders.offer(order, 100, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!closed && !isOver()) {
        Order order = orders.poll(patience().toMillis(), TimeUnit.MILLISECONDS);
        if (order != null) {
          carryOut(obey(order));
        }
        if (listening.status().get().isPresent()) {
          carryOut(agent.tick(now()));
        }
        publish();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // closed
    } finally {
      close();
      ended.countDown();
    }
  }

  private boolean isOver() {
    return !stopBy.equals(Instant.MAX) && (agent.isStopped() || !now().isBefore(stopBy));
  }

  private Duration patience() {
    Instant due = agent.wake().filter(w -> w.isBefore(stopBy)).orElse(stopBy);
    if (due.equals(Instant.MAX)) {
      return LONGEST_WAIT;
    }
    Duration left = Duration.between(now(), due).plusMillis(1);
    Duration wait = left.compareTo(LONGEST_WAIT) < 0 ? left : LONGEST_WAIT;
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  private List<SipEffect> obey(Order order) {
    if (listening.status().get().isEmpty()) {
      return List.of(); // without power the phone hears nothing
    }
    return switch (order) {
      case Order.Datagram(var from, var payload) ->
          agent.received(new SipPeer(SipTransport.UDP, from), payload, now());
      case Order.Message(var from, var message) -> agent.received(from, message, now());
      case Order.Broken(var peer, var reason) -> broken(peer, reason);
      case Order.Look() -> agent.look(now());
      case Order.Decline() -> agent.decline(now());
      case Order.Stop(var end) -> {
        stopBy = end;
        yield agent.stop(now());
      }
    };
  }

  private List<SipEffect> broken(SipPeer peer, String reason) {
    sockets.forget(peer);
    watcher.note(new SipEffect.Note(peer.toString(), reason, ""));
    return agent.unreachable(peer, reason, now());
  }

  private void carryOut(List<SipEffect> effects) {
    for (SipEffect effect : effects) {
      switch (effect) {
        case SipEffect.Send(var to, var message, var request) ->
            sockets.send(source(), to, message, request);
        case SipEffect.Post(var event) -> listening.mailbox().accept(event);
        case SipEffect.Note note -> watcher.note(note);
      }
    }
  }

  /** The address to send from: where it listens, or where the phone lives now. */
  private Ip4Address source() {
    return switch (home) {
      case SipHome.Fixed _ -> local.address();
      case SipHome.Leased _ ->
          listening
              .status()
              .get()
              .flatMap(home::contact)
              .map(Endpoint::address)
              .orElse(Ip4Address.ANY);
    };
  }

  private void publish() {
    List<LineStatus> now = agent.lines();
    if (!now.equals(lines)) {
      lines = now;
      watcher.lines(now);
    }
  }

  private Instant now() {
    return start.plusNanos(System.nanoTime() - startNanos);
  }
}
