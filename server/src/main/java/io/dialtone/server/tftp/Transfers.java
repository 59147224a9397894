// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import io.dialtone.core.journal.Level;
import io.dialtone.core.tftp.Effect;
import io.dialtone.server.quota.Quota;
import io.dialtone.server.tftp.LaggingTransfers.Way;
import io.dialtone.server.tftp.TftpJournal.Displaced;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The transfers under way, in the hands of one thread: which begin, which must wait, how each ends.
 *
 * <p>Where there are as many as allowed, or as there are ports, one whose client has not answered
 * for a while makes room for a new one, the oldest of this thread first: a flood of requests from
 * invented addresses shuts nobody out. Where there is none, the one does whose client answered once
 * and has been silent for longest; so it is, too, among those of one address, which may be a
 * gateway's. Where there is none of these either, an address with many yields its slowest to one
 * with few.
 */
final class Transfers {
  /** How long nobody looks at deadlines at the most. */
  private static final long LONGEST_SLEEP_NANOS = 1_000_000_000L;

  /** Deadlines are looked at no more often than this. */
  private static final long SHORTEST_SLEEP_NANOS = 5_000_000L;

  /** So long a client is given to answer, farther away than phones are. */
  static final long ANSWER_NANOS = 100_000_000L;

  /** So many that might make room are heard for one request: after a stall many have answered. */
  private static final int MOST_TRIED = 64;

  /** Opens the way to a client. */
  interface Gate {
    /**
     * Opens it.
     *
     * @throws Ports.NoneFreeException when there is no port for it
     */
    LiveTransfer open(Order order, long now) throws IOException;

    /** Hears what the client has said to this transfer, as far as it lies there. */
    default void catchUp(LiveTransfer transfer) {}

    /** Up to when all that clients have said is heard, once {@link #catchUp} has been called. */
    default long heardUntil(long now) {
      return now;
    }

    /** Every place is taken, and none of those here would make room. */
    default void makeRoomElsewhere(InetAddress client) {}

    /** Tells the client that there is no port. */
    default void turnAway(Order order) throws IOException {}
  }

  private final Quota<InetAddress> places;
  private final TftpJournal journal;
  private final Tally tally;
  private final Gate gate;
  private final Map<InetSocketAddress, LiveTransfer> live = new LinkedHashMap<>();
  private final SequencedSet<LiveTransfer> unanswered = new LinkedHashSet<>();
  private final LaggingTransfers silent = new LaggingTransfers(Way.SILENT, live.values());
  private final LaggingTransfers slow = new LaggingTransfers(Way.SLOW, live.values());
  private volatile int halfOpen;
  private volatile int laggingLately;
  private long nextLook = System.nanoTime();

  Transfers(Quota<InetAddress> places, TftpJournal journal, Tally tally, Gate gate) {
    this.places = places;
    this.journal = journal;
    this.tally = tally;
    this.gate = gate;
  }

  boolean isEmpty() {
    return live.isEmpty();
  }

  Optional<LiveTransfer> of(InetSocketAddress client) {
    return Optional.ofNullable(live.get(client));
  }

  /** When {@link #lookAtTime} has something to do. */
  long nextLook() {
    return nextLook;
  }

  void lookAtTime(long now) {
    long next = now + LONGEST_SLEEP_NANOS;
    int laggingNow = 0;
    for (LiveTransfer transfer : new ArrayList<>(live.values())) {
      if (now - transfer.deadline() >= 0) {
        // the machine may have slept, and the client have answered meanwhile
        gate.catchUp(transfer);
        if (transfer.end().isEmpty()) {
          guarded(transfer, () -> transfer.onTime(now));
        }
      }
      if (transfer.end().isEmpty()) {
        next = Math.min(next, transfer.deadline());
        laggingNow += transfer.isSilent(now) || transfer.isSlow(now) ? 1 : 0;
      }
    }
    laggingLately = laggingNow;
    silent.lookAtTime(now);
    slow.lookAtTime(now);
    nextLook = Math.max(next, now + SHORTEST_SLEEP_NANOS);
  }

  /** A datagram of the transfer's client. */
  void hear(LiveTransfer transfer, ByteBuffer datagram) {
    boolean known = transfer.isAnswered();
    guarded(transfer, () -> transfer.onDatagram(datagram, System.nanoTime()));
    if (!known && transfer.isAnswered()) {
      unanswered.remove(transfer);
      halfOpen = unanswered.size();
    }
  }

  /** Does one thing for one transfer and buries it if that was its end. */
  private void guarded(LiveTransfer transfer, Runnable deed) {
    try {
      deed.run();
    } catch (RuntimeException e) {
      // the outermost loop of one transfer: its fault is not its neighbours'
      transfer.fail("a fault of the server: " + e);
    }
    transfer.end().ifPresent(end -> over(transfer, end));
  }

  /** The way to the client is broken. */
  void broken(LiveTransfer transfer, String reason) {
    transfer.fail(reason);
    over(transfer, new Effect.Failed(reason));
  }

  void take(Order order) {
    long now = System.nanoTime();
    of(order.client()).ifPresent(gate::catchUp);
    LiveTransfer known = live.get(order.client());
    if (known != null && known.order().number() > order.number()) {
      tally.passOver(order);
      journal.about(Level.DEBUG, order.client(), "has asked for another file meanwhile");
      return;
    }
    if (known != null && known.covers(order)) {
      tally.passOver(order);
      journal.about(Level.DEBUG, order.client(), "repeated its request");
      guarded(known, () -> known.onAskedAgain(now));
      nextLook = Math.min(nextLook, known.deadline());
      return;
    }
    if (known != null) {
      broken(known, "the client asked anew from the same port");
    }
    Quota.Answer answer = enter(order.client().getAddress(), now);
    if (answer == Quota.Answer.TAKEN_IN) {
      begin(order, now);
    } else {
      tally.passOver(order);
      // silence is the kindest answer: the client asks again by itself
      journal.busy(order.client(), answer, places);
    }
  }

  private Quota.Answer enter(InetAddress client, long now) {
    Quota.Answer answer = places.enter(client);
    boolean roomMade =
        switch (answer) {
          case TAKEN_IN -> false;
          case ENOUGH_FOR_ONE -> madeRoom(client, now);
          case ALL_TAKEN -> madeRoomFor(client, now);
        };
    if (roomMade) {
      return places.enter(client);
    }
    if (answer == Quota.Answer.ALL_TAKEN) {
      gate.makeRoomElsewhere(client);
    }
    return answer;
  }

  /**
   * How many clients have not answered yet, or lagged when deadlines were last looked at; of these
   * one may have to make room. For any thread.
   */
  int unsure() {
    return halfOpen + laggingLately;
  }

  /** Ends a transfer whose client does not answer, or does so no more, if there is one. */
  boolean madeRoom(long now) {
    long heard = gate.heardUntil(now);
    return roomByUnanswered(() -> oldestUnanswered(now, _ -> true))
        || (mostAnswered() && roomBySilent(() -> silent.longest(heard), heard));
  }

  /**
   * As {@link #madeRoom}, and if that fails ends the slowest transfer of the address with most such
   * ones, if it has more than twice as many as this client's would have with one more.
   */
  boolean madeRoomFor(InetAddress client, long now) {
    if (madeRoom(now)) {
      return true;
    }
    long heard = gate.heardUntil(now);
    Optional<InetAddress> crowd =
        slow.crowd(heard).filter(other -> places.of(other) > 2 * (places.of(client) + 1));
    return mostAnswered()
        && crowd.isPresent()
        && roomBy(
            () -> slow.longest(crowd.get(), heard), found -> found.isSlow(heard), Displaced.SLOW);
  }

  /** As {@link #madeRoom(long)} among those to one address. */
  private boolean madeRoom(InetAddress client, long now) {
    Predicate<LiveTransfer> own = other -> other.order().client().getAddress().equals(client);
    long heard = gate.heardUntil(now);
    return roomByUnanswered(() -> oldestUnanswered(now, own))
        || (mostAnswered() && roomBySilent(() -> silent.longest(client, heard), heard));
  }

  private boolean roomByUnanswered(Supplier<Optional<LiveTransfer>> next) {
    return roomBy(next, found -> !found.isAnswered(), Displaced.UNANSWERED);
  }

  private boolean roomBySilent(Supplier<Optional<LiveTransfer>> next, long heard) {
    return roomBy(next, found -> found.isSilent(heard), Displaced.SILENT);
  }

  /** Ends the first that still deserves it when all that its client has said is heard. */
  private boolean roomBy(
      Supplier<Optional<LiveTransfer>> next, Predicate<LiveTransfer> still, Displaced why) {
    for (int tried = 0; tried < MOST_TRIED; tried++) {
      Optional<LiveTransfer> found = next.get();
      if (found.isEmpty()) {
        return false;
      }
      gate.catchUp(found.get());
      if (found.get().end().isEmpty() && still.test(found.get())) {
        displace(found.get(), why);
      }
      if (found.get().end().isPresent()) {
        return true;
      }
    }
    return false;
  }

  private Optional<LiveTransfer> oldestUnanswered(long now, Predicate<LiveTransfer> may) {
    return unanswered.stream()
        .takeWhile(transfer -> now - transfer.begunAt() >= ANSWER_NANOS)
        .filter(may)
        .findFirst();
  }

  /**
   * Else it is a flood of requests that nobody answers. Some of those will make room at once, and
   * the phone whose packets are lost in it meanwhile keeps its place.
   */
  private boolean mostAnswered() {
    return 2 * unanswered.size() <= live.size();
  }

  private void displace(LiveTransfer yielding, Displaced why) {
    tally.displaced.increment();
    journal.displaced(yielding.order().client(), why);
    broken(yielding, why.reason());
  }

  private LiveTransfer open(Order order, long now) throws IOException {
    try {
      return gate.open(order, now);
    } catch (Ports.NoneFreeException e) {
      if (!madeRoomFor(order.client().getAddress(), now)) {
        gate.turnAway(order);
        throw e;
      }
      return gate.open(order, now);
    }
  }

  private void begin(Order order, long now) {
    try {
      LiveTransfer transfer = open(order, now);
      live.put(order.client(), transfer);
      unanswered.add(transfer);
      halfOpen = unanswered.size();
      tally.started.increment();
      guarded(transfer, () -> transfer.begin(now));
      nextLook = Math.min(nextLook, transfer.deadline());
    } catch (Ports.NoneFreeException e) {
      tally.turnAway(order);
      withoutPort(order, e);
    } catch (IOException e) {
      tally.passOver(order);
      withoutPort(order, e);
    }
  }

  private void withoutPort(Order order, IOException fault) {
    places.leave(order.client().getAddress());
    journal.noPort(order.client(), String.valueOf(fault.getMessage()));
  }

  private void over(LiveTransfer transfer, Effect end) {
    Order order = transfer.order();
    if (!live.remove(order.client(), transfer)) {
      return; // it is over already, and what stirs at its sockets comes too late
    }
    transfer.close();
    unanswered.remove(transfer);
    halfOpen = unanswered.size();
    places.leave(order.client().getAddress());
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

  void endAll(String reason) {
    for (LiveTransfer transfer : new ArrayList<>(live.values())) {
      over(transfer, new Effect.Failed(reason));
    }
  }
}
