// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import io.dialtone.server.quota.Quota;
import io.dialtone.wire.octets.Ip4Address;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * The open connections of one loop. Each has its time: a peer that sends or takes a byte now and
 * then is never silent, yet must not hold us for ever. Used by its loop alone.
 */
final class Connections {

  /** How long a peer may take to see the last answer and close. */
  static final Duration LINGER = Duration.ofSeconds(2);

  /** A phone's handshake takes milliseconds, on a bad line a second. */
  static final Duration HANDSHAKE = Duration.ofSeconds(10);

  /** When all connections are taken, so many that ask for nothing make room at once. */
  private static final int ROOM = 64;

  /** How often all of them are looked at for those that may make room. */
  private static final Duration ROOM_EVERY = Duration.ofMillis(100);

  private final Set<Connection> open = new LinkedHashSet<>();

  /** As of the last sweep; what lay in their sockets then has been read since. */
  private Set<Connection> late = Set.of();

  /** Found by the last look; by now they may be closed, or have got going again. */
  private final Queue<Connection> behind = new ArrayDeque<>();

  private Shares shares = Shares.NONE;
  private final Quota<Ip4Address> places;
  private final LoopClock clock;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private byte[] scratch = new byte[4096];
  private boolean stopping;
  private long roomNanos;
  private long ownRoomNanos;

  Connections(Quota<Ip4Address> places, LongSupplier nanos) {
    this.places = places;
    this.clock = new LoopClock(nanos);
    this.roomNanos = clock.nanos() - ROOM_EVERY.toNanos();
    this.ownRoomNanos = roomNanos;
  }

  /** By the time that this loop has had. */
  long nanos() {
    return clock.nanos();
  }

  /** Room for a head that is looked at now. */
  byte[] scratch(int length) {
    if (scratch.length < length) {
      scratch = new byte[Math.max(length, scratch.length * 2)];
    }
    return scratch;
  }

  /** Why one more of this peer's is not taken in; if it is, {@link #opened} must follow. */
  Optional<String> refuses(Ip4Address peer) {
    if (stopping) {
      return Optional.of("the server stops");
    }
    Quota.Answer answer = places.enter(peer);
    if (answer == Quota.Answer.ENOUGH_FOR_ONE && madeRoomAmongItsOwn(peer)) {
      answer = places.enter(peer);
    }
    if (answer == Quota.Answer.ALL_TAKEN && (madeRoom() || oneOfManyGaveWay(peer))) {
      answer = places.enter(peer);
    }
    return switch (answer) {
      case TAKEN_IN -> Optional.empty();
      case ENOUGH_FOR_ONE ->
          Optional.of(
              "the address has "
                  + places.mostPerClient()
                  + " connections already"
                  + " (http.connections-per-address)");
      case ALL_TAKEN -> Optional.of("all " + places.most() + " connections are taken");
    };
  }

  void opened(Connection connection) {
    open.add(connection);
  }

  void closed(Connection connection) {
    if (open.remove(connection)) {
      places.leave(connection.peer());
    }
    if (stopping && open.isEmpty()) {
      ended.complete(null);
    }
  }

  /** Closes those whose time is over, and was at the last sweep: what came by then is heard. */
  void sweep() {
    long now = clock.nanos();
    Set<Connection> before = late;
    late = new LinkedHashSet<>();
    for (Connection connection : open) {
      if (connection.late(now)) {
        late.add(connection);
      }
    }
    late.stream().filter(before::contains).forEach(Connection::cut);
    if (places.full()) {
      boolean _ = madeRoom(); // before the next one comes, who may be a phone
    } else {
      behind.clear();
      shares = Shares.NONE;
    }
  }

  /**
   * Those who have asked for nothing for longest give way to those who have yet to ask. Where there
   * are none, one whose body or answer hardly moves does, the one that stood still for longest.
   */
  private boolean madeRoom() {
    long now = clock.nanos();
    if (now - roomNanos >= ROOM_EVERY.toNanos()) {
      roomNanos = now; // looking at all of them for each that comes is what an attacker wants
      List<Connection> idle = idle(now, _ -> true);
      behind.clear();
      behind.addAll(
          first(connection -> connection.behind(now), connection -> connection.movedNanos() - now));
      shares = new Shares(open, now, ROOM);
      if (!idle.isEmpty()) {
        idle.forEach(Connection::giveWay);
        return true;
      }
    }
    return oneBehindGaveWay(now);
  }

  /** Of a site's phones behind one address, those that are done and keep their connections. */
  private boolean madeRoomAmongItsOwn(Ip4Address peer) {
    long now = clock.nanos();
    if (now - ownRoomNanos < ROOM_EVERY.toNanos()) {
      return false;
    }
    ownRoomNanos = now;
    List<Connection> idle = idle(now, connection -> connection.peer().equals(peer));
    idle.forEach(Connection::giveWay);
    return !idle.isEmpty();
  }

  private List<Connection> idle(long now, Predicate<Connection> which) {
    return first(
        connection ->
            connection.idle()
                && now - connection.stageNanos() > ROOM_EVERY.toNanos()
                && which.test(connection),
        connection -> connection.stageNanos() - now);
  }

  private boolean oneBehindGaveWay(long now) {
    for (Connection next = behind.poll(); next != null; next = behind.poll()) {
      if (open.contains(next) && next.behind(now)) {
        next.giveWay();
        return true;
      }
    }
    return false;
  }

  /** Whoever makes progress gives way only to whose address has far fewer places. */
  private boolean oneOfManyGaveWay(Ip4Address newcomer) {
    Optional<Connection> slowest = shares.at(newcomer, clock.nanos());
    slowest.ifPresent(Connection::giveWay);
    return slowest.isPresent();
  }

  private List<Connection> first(Predicate<Connection> which, ToLongFunction<Connection> by) {
    return open.stream().filter(which).sorted(Comparator.comparingLong(by)).limit(ROOM).toList();
  }

  /** Lets answers in flight end; done when the last connection is closed. */
  CompletableFuture<Void> stop() {
    stopping = true;
    List.copyOf(open).stream().filter(Connection::idle).forEach(Connection::cut);
    if (open.isEmpty()) {
      ended.complete(null);
    }
    return ended;
  }

  void cutAll() {
    List.copyOf(open).forEach(Connection::cut);
  }

  boolean stopping() {
    return stopping;
  }

  int size() {
    return open.size();
  }
}
