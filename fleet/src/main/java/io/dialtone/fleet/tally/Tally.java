// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.tally;

import io.dialtone.fleet.report.DhcpLine;
import io.dialtone.fleet.report.FailureLine;
import io.dialtone.fleet.report.Latency;
import io.dialtone.fleet.report.Moment;
import io.dialtone.fleet.report.RequestLine;
import io.dialtone.fleet.report.SlowPhone;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.wire.dhcp.DhcpMessageType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** All that is counted and timed of a crowd; any thread may count, at the cost of an addition. */
public final class Tally {
  private static final int SLOWEST = 10;
  private static final String ALL_OTHERS = "";

  private final Map<String, RequestTally> http = new ConcurrentHashMap<>();
  private final Map<String, RequestTally> tftp = new ConcurrentHashMap<>();
  private final Names names = new Names();
  private final DhcpTally dhcp = new DhcpTally();
  private final LongAdder blocks = new LongAdder();
  private final LongAdder requests = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder started = new LongAdder();
  private final LongAdder standing = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder boots = new LongAdder();
  private final LongAdder reboots = new LongAdder();
  private final AtomicInteger working = new AtomicInteger();
  private final Stopwatch toStand = new Stopwatch();
  private final Stopwatch turn = new Stopwatch();
  private final TimeLine timeLine = new TimeLine();
  private final Map<String, FailureLine> failures = new TreeMap<>();
  private final PriorityQueue<SlowPhone> slowest =
      new PriorityQueue<>(Comparator.comparingDouble(SlowPhone::seconds));

  /** What is going on now, for those who look on. */
  public record Now(
      long started,
      long standing,
      long failed,
      int working,
      long requests,
      long bytes,
      long exchanges) {}

  /** A phone got power, after it had waited so long for its turn. */
  public void started(long waitedNanos) {
    started.increment();
    turn.record(waitedNanos);
    working.incrementAndGet();
  }

  /** That phone is at rest for good. */
  public void ended(boolean stands) {
    working.decrementAndGet();
    (stands ? standing : failed).increment();
  }

  /** That phone was unplugged before it came to an end. */
  public void unplugged() {
    working.decrementAndGet();
  }

  /** A power-up came to an end. */
  public void booted(long nanos, boolean provisioned, SlowPhone phone) {
    boots.increment();
    reboots.add(phone.reboots());
    if (provisioned) {
      toStand.record(nanos);
    }
    synchronized (slowest) {
      slowest.add(phone);
      if (slowest.size() > SLOWEST) {
        SlowPhone _ = slowest.remove();
      }
    }
  }

  /** A phone failed; the first of each kind is kept as the example. */
  public void failure(String message, String example, String reason) {
    synchronized (failures) {
      FailureLine before = failures.get(message);
      failures.put(
          message,
          before == null
              ? new FailureLine(message, 1, example, reason)
              : new FailureLine(message, before.phones() + 1, before.example(), before.reason()));
    }
  }

  /** A request over HTTP is over; {@code path} is what was asked for. */
  public void http(String path, Answer answer, long octets, long nanos) {
    request(http, path, answer, octets, nanos);
  }

  /** A TFTP transfer is over. */
  public void tftp(String path, Answer answer, long octets, long nanos) {
    request(tftp, path, answer, octets, nanos);
  }

  private void request(
      Map<String, RequestTally> tallies, String path, Answer answer, long octets, long nanos) {
    String name = Names.lastPart(path);
    String key = FileKind.ofName(name).map(FileKind::text).orElse(name);
    boolean known = tallies.containsKey(key) || tallies.size() < Names.MOST;
    tallies
        .computeIfAbsent(known ? key : ALL_OTHERS, _ -> new RequestTally())
        .count(answer, octets, nanos);
    requests.increment();
    bytes.add(octets);
    if (answer != Answer.UNANSWERED) {
      timeLine.answered(nanos);
    }
  }

  /** A data packet of TFTP came. */
  public void block() {
    blocks.increment();
  }

  /** A phone began to ask for an address. */
  public void addressWanted() {
    dhcp.begun();
  }

  /** A packet of DHCP came or went. */
  public void dhcp(DhcpMessageType type) {
    dhcp.packet(type);
  }

  /** A phone has an address, after so long. */
  public void bound(long nanos) {
    dhcp.bound(nanos);
  }

  /** A phone stored something: its files' names tell what they are. */
  public void stored(FlashContent content) {
    names.learn(content);
  }

  public Now now() {
    return new Now(
        started.sum(),
        standing.sum(),
        failed.sum(),
        working.get(),
        requests.sum(),
        bytes.sum(),
        dhcp.bound());
  }

  /** When the time line wants its next mark, counted from the start. */
  public Duration nextMark() {
    return timeLine.next();
  }

  /** Marks the time line; {@code nanos} from the start. */
  public void mark(long nanos) {
    Now now = now();
    timeLine.mark(
        nanos,
        new TimeLine.Level(
            now.started(),
            now.standing(),
            now.failed(),
            now.working(),
            now.requests(),
            now.bytes()));
  }

  public long boots() {
    return boots.sum();
  }

  public long reboots() {
    return reboots.sum();
  }

  public long blocks() {
    return blocks.sum();
  }

  public Latency standing() {
    return toStand.latency();
  }

  public Latency turn() {
    return turn.latency();
  }

  public DhcpLine dhcp() {
    return dhcp.line();
  }

  public List<Moment> moments() {
    return timeLine.moments();
  }

  /** One line for each kind of file and transport, in the order of a run. */
  public List<RequestLine> requests() {
    var lines = new ArrayList<RequestLine>();
    lines.addAll(lines(http, "HTTP"));
    lines.addAll(lines(tftp, "TFTP"));
    return lines;
  }

  private List<RequestLine> lines(Map<String, RequestTally> tallies, String transport) {
    var byKind = new TreeMap<FileKind, RequestTally>();
    tallies.forEach(
        (key, tally) -> byKind.computeIfAbsent(kind(key), _ -> new RequestTally()).add(tally));
    var lines = new LinkedHashMap<FileKind, RequestLine>();
    byKind.forEach((kind, tally) -> lines.put(kind, tally.line(kind.text(), transport)));
    return List.copyOf(lines.values());
  }

  private FileKind kind(String key) {
    for (FileKind kind : List.of(FileKind.INF, FileKind.SER, FileKind.TXT)) {
      if (kind.text().equals(key)) {
        return kind;
      }
    }
    return names.kind(key);
  }

  /** The most frequent first. */
  public List<FailureLine> failures() {
    synchronized (failures) {
      return failures.values().stream()
          .sorted(Comparator.comparingLong(FailureLine::phones).reversed())
          .toList();
    }
  }

  /** The slowest first. */
  public List<SlowPhone> slowest() {
    synchronized (slowest) {
      return slowest.stream()
          .sorted(Comparator.comparingDouble(SlowPhone::seconds).reversed())
          .toList();
    }
  }
}
