// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.crowd;

import io.dialtone.fleet.crowd.Shares.Dealt;
import io.dialtone.fleet.flash.Sharing;
import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.fleet.report.FleetReport;
import io.dialtone.fleet.report.PhoneCounts;
import io.dialtone.fleet.tally.Tally;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.wire.identity.FilePrefix;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Very many phones in one process. Each is the virtual phone of {@code dialtone phone}; it has a
 * thread and a socket only while it is at work, and at rest nothing but its flash, if that is
 * needed again.
 */
public final class Crowd implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(100);

  private final CrowdPlan plan;
  private final Wires wires;
  private final Dealt<FilePrefix> kinds;
  private final Dealt<Source> sources;
  private final Dealt<StartState> states;
  private final SplittableRandom random;
  private final Semaphore seats;
  private final Semaphore rooms;
  private final Sharing sharing = new Sharing();
  private final Set<PowerSwitch> powered = ConcurrentHashMap.newKeySet();
  private final Tally tally = new Tally();
  private final Tally preparing = new Tally();
  private final AtomicInteger prepared = new AtomicInteger();
  private final AtomicReferenceArray<FlashContent> remembered;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile Optional<Start> start = Optional.empty();
  private volatile boolean uncounted; // stopped before the counted part began
  private volatile long endNanos;

  /** When the counted part began. */
  private record Start(Instant time, long nanos) {}

  private Crowd(CrowdPlan plan, Wires wires) {
    this.plan = plan;
    this.wires = wires;
    this.random = new SplittableRandom(plan.seed());
    this.kinds = plan.mix().kinds().deal(plan.phones(), random);
    this.sources = plan.mix().sources().deal(plan.phones(), random);
    this.states = plan.mix().states().deal(plan.phones(), random);
    this.seats = new Semaphore(plan.pace().atOnce(), true);
    this.rooms = new Semaphore(plan.pace().begun());
    boolean remembers = states.anyBut(StartState.FACTORY);
    this.remembered = new AtomicReferenceArray<>(remembers ? plan.phones() : 0);
  }

  /**
   * Opens what the phones share, and lets them begin.
   *
   * @throws IOException when an address to speak from is not one of this machine's
   */
  public static Crowd start(CrowdPlan plan) throws IOException {
    var crowd = new Crowd(plan, Wires.open(plan));
    Thread.ofPlatform().daemon().name("crowd").start(crowd::run);
    return crowd;
  }

  private void run() {
    try {
      if (remembered.length() > 0) {
        prepareAll();
        uncounted = stopped();
      }
      if (uncounted) {
        return;
      }
      Arrival.Moments moments = plan.arrival().moments(plan.phones(), random);
      start = Optional.of(new Start(Instant.now(), System.nanoTime()));
      Thread.ofPlatform().daemon().name("crowd time line").start(this::marks);
      round(_ -> true, moments, this::counted);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      endNanos = System.nanoTime();
      start.ifPresent(begun -> tally.mark(endNanos - begun.nanos()));
      over.countDown();
    }
  }

  /** A phone that has not booted by the limit would be counted as what it is not: so none is. */
  private void prepareAll() throws InterruptedException {
    var ended = new CountDownLatch(1);
    Thread watch = Thread.ofPlatform().daemon().name("crowd limit").start(() -> limit(ended));
    try {
      var atOnce = new Arrival.Burst().moments(plan.phones(), random);
      round(this::isPrepared, atOnce, this::prepare);
    } finally {
      ended.countDown();
    }
    watch.join();
  }

  private void limit(CountDownLatch ended) {
    try {
      Optional<Duration> limit = plan.pace().limit();
      if (limit.isPresent() && !ended.await(limit.get().toNanos(), TimeUnit.NANOSECONDS)) {
        stop();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isPrepared(int phone) {
    return states.of(phone).prepared();
  }

  /** What a phone does when its turn has come. */
  @FunctionalInterface
  private interface Turn {
    void take(int phone, long arrivedNanos);
  }

  /** Lets each of those phones have its turn, and returns when the last is done. */
  private void round(IntPredicate which, Arrival.Moments moments, Turn turn)
      throws InterruptedException {
    long from = System.nanoTime();
    var done = new CountDownLatch(plan.phones());
    for (int phone = 0; phone < plan.phones(); phone++) {
      long arrives = from + moments.of(phone);
      if (which.test(phone) && comes(arrives) && has(rooms) && has(seats)) {
        begin(phone, arrives, turn, done);
      } else {
        done.countDown();
      }
    }
    done.await();
  }

  /** Waits for the moment; false when there is to be none. */
  private boolean comes(long nanos) throws InterruptedException {
    return !stop.await(nanos - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  private boolean has(Semaphore one) throws InterruptedException {
    while (!one.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
      if (stopped()) {
        return false;
      }
    }
    return true;
  }

  private void begin(int phone, long arrives, Turn turn, CountDownLatch done) {
    Thread.ofVirtual()
        .start(() -> {
          try {
            turn.take(phone, arrives);
          } catch (RuntimeException fault) { // one phone's fault is not the crowd's
            Tally counting = start.isPresent() ? tally : preparing;
            counting.failure("(internal fault)", plan.mac(phone).plain(), String.valueOf(fault));
            counting.ended(false);
          } finally {
            rooms.release();
            done.countDown();
          }
        });
  }

  private void prepare(int phone, long arrived) {
    preparing.started(0);
    CrowdPhone.Kind kind = new CrowdPhone.Kind(phone, sources.of(phone), factory(phone));
    Optional<CrowdPhone.Lived> lived = powered(kind, preparing, arrived, 1, false);
    lived.ifPresent(life -> {
      remembered.set(phone, states.of(phone).of(life.content()));
      prepared.incrementAndGet();
      preparing.ended(life.provisioned());
    });
  }

  private void counted(int phone, long arrived) {
    tally.started(Math.max(0, System.nanoTime() - arrived));
    FlashContent content = remembered.length() > 0 ? before(phone) : factory(phone);
    var kind = new CrowdPhone.Kind(phone, sources.of(phone), content);
    CrowdPlan.Pace pace = plan.pace();
    powered(kind, tally, arrived, pace.boots(), pace.realTime())
        .ifPresentOrElse(life -> tally.ended(life.provisioned()), tally::unplugged);
  }

  private FlashContent before(int phone) {
    return Optional.ofNullable(remembered.getAndSet(phone, null)).orElseGet(() -> factory(phone));
  }

  private FlashContent factory(int phone) {
    FilePrefix kind = kinds.of(phone);
    FlashContent fresh = FlashContent.factory(kind.model(), kind.protocol());
    return fresh.withParameters(sources.of(phone).preset(fresh.parameters()));
  }

  private Optional<CrowdPhone.Lived> powered(
      CrowdPhone.Kind kind, Tally counting, long arrived, int boots, boolean realTime) {
    var power = new PowerSwitch();
    var seat = new Seat(seats);
    powered.add(power);
    try {
      if (stopped()) {
        return Optional.empty();
      }
      var phone = new CrowdPhone(plan, kind, power, seat, counting);
      return phone.live(boots, realTime, wires, sharing, arrived);
    } finally {
      powered.remove(power);
      seat.rests();
    }
  }

  private void marks() {
    long from = start.map(Start::nanos).orElse(0L);
    try {
      long left = 0;
      while (!over.await(left, TimeUnit.NANOSECONDS)) {
        long now = System.nanoTime() - from;
        if (now >= tally.nextMark().toNanos()) {
          tally.mark(now);
        }
        if (plan.pace().limit().filter(limit -> now >= limit.toNanos()).isPresent()) {
          stop();
        }
        Duration mark = tally.nextMark(); // in a long run these are far apart
        Duration look = stopped() ? mark : plan.pace().nextLook(mark);
        left = look.toNanos() - (System.nanoTime() - from);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean stopped() {
    return stop.getCount() == 0;
  }

  /** Unplugs whoever is at work; nobody else begins. */
  public void stop() {
    stop.countDown();
    powered.forEach(PowerSwitch::cut);
  }

  /** Whether it is over, waiting for that no longer than this. */
  public boolean awaitAtMost(Duration time) throws InterruptedException {
    return over.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** How many phones have been prepared, while that goes on; empty once the counted part began. */
  public Optional<Integer> preparing() {
    return start.isPresent() ? Optional.empty() : Optional.of(prepared.get());
  }

  /** How many phones had yet to be prepared when it was stopped; empty when it came to counting. */
  public Optional<Integer> unprepared() {
    if (!uncounted) {
      return Optional.empty();
    }
    long wanted = IntStream.range(0, plan.phones()).filter(this::isPrepared).count();
    return Optional.of((int) wanted - prepared.get());
  }

  /** How things stand. */
  public Tally.Now now() {
    return tally.now();
  }

  /** Seconds since the counted part began. */
  public double seconds() {
    long end = over.getCount() == 0 ? endNanos : System.nanoTime();
    return start.map(begun -> (end - begun.nanos()) / 1e9).orElse(0.0);
  }

  /** What happened so far. */
  public FleetReport report(Map<String, String> settings) {
    Tally.Now now = tally.now();
    return new FleetReport(
        settings,
        start.map(Start::time).orElseGet(Instant::now),
        seconds(),
        new PhoneCounts(plan.phones(), now.started(), now.standing(), now.failed(), prepared.get()),
        tally.boots(),
        tally.reboots(),
        tally.standing(),
        tally.turn(),
        tally.requests(),
        tally.dhcp(),
        tally.blocks(),
        tally.failures(),
        tally.slowest(),
        tally.moments());
  }

  /** Unplugs everything and closes what the phones shared. */
  @Override
  public void close() {
    stop();
    try {
      over.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    wires.close();
  }
}
