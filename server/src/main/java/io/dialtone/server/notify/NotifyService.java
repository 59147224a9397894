// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.notify;

import io.dialtone.core.journal.Area;
import io.dialtone.core.journal.Journal;
import io.dialtone.core.journal.JournalRecord;
import io.dialtone.core.journal.Level;
import io.dialtone.core.journal.Sighting;
import io.dialtone.core.notify.NotifyAnswer;
import io.dialtone.core.notify.NotifyEffect;
import io.dialtone.core.notify.NotifyOrder;
import io.dialtone.core.notify.NotifyRound;
import io.dialtone.core.notify.Sought;
import io.dialtone.handset.sip.SipPeer;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.MalformedPacketException;
import io.dialtone.wire.sip.SipResponse;
import io.dialtone.wire.sip.SipTokens;
import io.dialtone.wire.sip.transaction.SipTimers;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Tells phones by NOTIFY, in rounds that whoever orders them looks after. All rounds share the one
 * SIP address of the server; where the settings give none, one is open while there is a round.
 */
public final class NotifyService implements AutoCloseable {

  /** Rounds at one time. */
  static final int MOST_RUNNING = 8;

  /** Rounds whose results can still be read. */
  static final int MOST_KEPT = 16;

  private static final Endpoint ANYWHERE = new Endpoint(Ip4Address.ANY, 0);
  private static final Duration CLOSING = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
  private static final Duration AFTER_FAULT = Duration.ofMillis(100); // so that no fault spins

  private final PhoneBook book;
  private final Journal journal;
  private final SipTimers timers;
  private final SipTokens tokens = new SipTokens(new SecureRandom());
  private final Instant start;
  private final long startNanos = System.nanoTime();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final SequencedMap<Long, NotifyRound> rounds = new LinkedHashMap<>();
  private final SipHearer hearer = new Heard();
  private Optional<SipDoor> door = Optional.empty();
  private boolean lasting;
  private boolean closed;
  private long numbers;
  private final Thread loop = Thread.ofVirtual().name("notify").unstarted(this::run);

  private NotifyService(PhoneBook book, Journal journal, SipTimers timers) {
    this.book = book;
    this.journal = journal;
    this.timers = timers;
    this.start = book.clock().instant();
  }

  /**
   * Begins.
   *
   * @param listen where the settings have it; without, a port of the moment
   */
  public static NotifyService start(
      Optional<Endpoint> listen, PhoneBook book, Journal journal, SipTimers timers)
      throws IOException {
    NotifyService service = new NotifyService(book, journal, timers);
    if (listen.isPresent()) {
      service.door = Optional.of(SipDoor.open(listen.get(), service.hearer));
      service.lasting = true;
    }
    service.loop.start();
    return service;
  }

  /** Where it is reached, if the settings gave it a place. */
  public Optional<Endpoint> endpoint() {
    return door.filter(_ -> lasting).map(SipDoor::endpoint);
  }

  PhoneBook book() {
    return book;
  }

  /**
   * Begins a round and gives its number; empty while there are too many.
   *
   * @param named whether these very phones were asked for
   */
  Optional<Long> begin(NotifyOrder order, List<MacAddress> phones, boolean named)
      throws IOException {
    lock.lock();
    try {
      if (closed || rounds.values().stream().filter(r -> !r.isOver()).count() >= MOST_RUNNING) {
        return Optional.empty();
      }
      if (door.isEmpty()) {
        door = Optional.of(SipDoor.open(ANYWHERE, hearer));
      }
      SipDoor by = door.get();
      Function<MacAddress, Sought> find = mac -> find(mac, named, order, by);
      rounds.put(
          ++numbers, new NotifyRound(order, phones, find, book::asked, timers, tokens, now()));
      forgetOldest();
      moved.signalAll();
      return Optional.of(numbers);
    } finally {
      lock.unlock();
    }
  }

  private Sought find(MacAddress mac, boolean named, NotifyOrder order, SipDoor by) {
    try {
      return book.find(mac, named, order, by::towards);
    } catch (RuntimeException fault) {
      // what fails for one phone must not end the telling of the others
      fault(mac + " could not be looked up: " + fault);
      return new Sought.Missing(mac, "a fault of the server, which its log tells", false);
    }
  }

  private void forgetOldest() {
    if (rounds.size() > MOST_KEPT) {
      rounds.entrySet().stream()
          .filter(each -> each.getValue().isOver())
          .findFirst()
          .ifPresent(oldest -> rounds.remove(oldest.getKey()));
    }
  }

  /** Something of a round, if it is known; the function keeps nothing of it. */
  <T> Optional<T> read(long number, Function<NotifyRound, T> question) {
    lock.lock();
    try {
      return Optional.ofNullable(rounds.get(number)).map(question);
    } finally {
      lock.unlock();
    }
  }

  /** Waits until a round has more results than these, or is over, or this long. */
  void await(long number, int results, Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      long left = atMost.toNanos();
      while (left > 0 && !closed && isQuiet(number, results)) {
        left = moved.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean isQuiet(long number, int results) {
    return Optional.ofNullable(rounds.get(number))
        .map(NotifyRound::progress)
        .filter(progress -> progress.ended() <= results && !progress.over())
        .isPresent();
  }

  private void run() {
    lock.lock();
    try {
      while (!closed) {
        long _ = moved.awaitNanos(turn().toNanos());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // closed
    } finally {
      lock.unlock();
    }
  }

  /** Does what is due, and says how long nothing will be. */
  private Duration turn() {
    try {
      List<NotifyEffect> effects = new ArrayList<>();
      Instant now = now();
      int before = ended();
      rounds.values().forEach(round -> effects.addAll(round.tick(now)));
      if (ended() != before) {
        moved.signalAll();
      }
      if (!effects.isEmpty()) {
        perform(effects);
        return Duration.ZERO;
      }
      closeWhatIsOver();
      return patience();
    } catch (RuntimeException fault) {
      // the outermost frame of this thread: a broken turn must not end all rounds
      fault("a turn of the telling failed: " + fault);
      return AFTER_FAULT;
    }
  }

  private void fault(String text) {
    Instant now = book.clock().instant();
    journal.record(JournalRecord.of(now, Level.ERROR, Area.SIP, text));
  }

  private int ended() {
    return rounds.values().stream().mapToInt(round -> round.progress().ended()).sum();
  }

  private Duration patience() {
    Duration least = LONGEST_WAIT;
    Instant now = now();
    for (NotifyRound round : rounds.values()) {
      Duration wait = round.wake().map(due -> Duration.between(now, due)).orElse(LONGEST_WAIT);
      least = wait.compareTo(least) < 0 ? wait : least;
    }
    return least.isNegative() ? Duration.ZERO : least;
  }

  private void closeWhatIsOver() {
    if (!lasting && rounds.values().stream().allMatch(NotifyRound::isOver)) {
      door.ifPresent(SipDoor::close);
      door = Optional.empty();
    }
  }

  private void perform(List<NotifyEffect> effects) {
    for (NotifyEffect effect : effects) {
      switch (effect) {
        case NotifyEffect.Send(var from, var to, var request) ->
            door.ifPresent(by -> by.send(from, to, request));
        case NotifyEffect.HangUp(var peer) -> door.ifPresent(by -> by.hangUp(peer));
        case NotifyEffect.Told(var mac, var at, var answer) -> told(mac, at, answer);
      }
    }
  }

  private void told(MacAddress mac, SipPeer at, NotifyAnswer answer) {
    Instant now = book.clock().instant();
    String text = "NOTIFY check-sync to " + at + ": " + answer.words();
    journal.record(JournalRecord.of(now, Level.INFO, Area.SIP, text).about(mac));
    if (!(answer instanceof NotifyAnswer.Silence)) {
      book.phones()
          .saw(
              new Sighting(
                  now,
                  mac,
                  Optional.empty(),
                  Optional.empty(),
                  Optional.of(at.endpoint().address()),
                  Area.SIP,
                  "NOTIFY check-sync, " + answer.words()));
    }
  }

  /** What comes to the door, from threads of its own. */
  private final class Heard implements SipHearer {
    @Override
    public void heard(SipResponse response) {
      String branch;
      try {
        branch = response.via().branch().orElse("");
      } catch (MalformedPacketException _) {
        return; // an answer to nobody
      }
      toAll(round -> round.received(branch, response, now()));
    }

    @Override
    public void broken(SipPeer peer, String reason) {
      toAll(round -> round.unreachable(peer, reason, now()));
    }

    @Override
    public void fault(String text) {
      NotifyService.this.fault(text);
    }
  }

  private void toAll(Function<NotifyRound, List<NotifyEffect>> event) {
    lock.lock();
    try {
      List<NotifyEffect> effects = new ArrayList<>();
      rounds.values().forEach(round -> effects.addAll(event.apply(round)));
      perform(effects);
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Intervals are the monotonic clock's. */
  private Instant now() {
    return start.plusNanos(System.nanoTime() - startNanos);
  }

  /** Ends at once; who was not told yet is not. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      rounds.values().forEach(round -> round.stop("the server stops"));
      moved.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      boolean _ = loop.join(CLOSING);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    door.ifPresent(SipDoor::close);
  }
}
