// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import io.dialtone.link.Device;
import io.dialtone.link.EchoSocket;
import io.dialtone.link.SocketFault;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.io.IOException;
import java.net.Inet4Address;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;

/**
 * Finds out, on a thread of its own, whether an address is in use (RFC 2131 section 3.1, point 2):
 * by ICMP echo, and on our own wire by the neighbour table after it, for whoever keeps silent about
 * ICMP still answers ARP.
 */
final class Prober implements AutoCloseable {

  /** How long a host has to answer. */
  static final Duration PATIENCE = Duration.ofMillis(500);

  private static final Duration IDLE = Duration.ofSeconds(30);
  private static final int NUMBERS = 1 << 16;

  /** More than what the system keeps for us until it is read. */
  private static final int MOST_READY = 1024;

  /**
   * One address to be probed.
   *
   * @param wire the interface whose own network the address is on, 0 for one behind a relay
   * @param asker the client it is for: if it is the one that has it, nobody else has
   */
  record Question(Ip4Address address, int wire, MacAddress asker) {}

  /** What a probe found. */
  record Finding(Ip4Address address, boolean inUse) {}

  private record Open(Question question, boolean arp, long deadline) {}

  private final EchoSocket echo;
  private final DhcpReport report;
  private final Runnable whenFound;
  private final LongSupplier nanos;
  private final Queue<Question> asked = new ConcurrentLinkedQueue<>();
  private final Queue<Finding> findings = new ConcurrentLinkedQueue<>();
  private final Map<Integer, Open> open = new LinkedHashMap<>(); // the first ends first
  private final Thread thread;
  private int number;

  private Prober(EchoSocket echo, DhcpReport report, Runnable whenFound, LongSupplier nanos) {
    this.echo = echo;
    this.report = report;
    this.whenFound = whenFound;
    this.nanos = nanos;
    this.thread = Thread.ofPlatform().name("dhcp probe").start(this::run);
  }

  /**
   * Starts it.
   *
   * @param whenFound called after each finding, on the prober's thread
   */
  static Prober start(DhcpReport report, Runnable whenFound) throws SocketFault {
    return start(report, whenFound, System::nanoTime);
  }

  /** Starts it by a clock of one's own. */
  static Prober start(DhcpReport report, Runnable whenFound, LongSupplier nanos)
      throws SocketFault {
    return new Prober(EchoSocket.open(), report, whenFound, nanos);
  }

  /** Asks; whoever calls bounds how many questions are under way. */
  void ask(Question question) {
    asked.add(question);
    echo.wake();
  }

  /** The next finding, if there is one. */
  Optional<Finding> finding() {
    return Optional.ofNullable(findings.poll());
  }

  private void run() {
    while (true) {
      try {
        begin();
        echo.receive(untilNext()).ifPresent(this::answered);
        giveUp();
      } catch (ClosedChannelException _) {
        return; // that is how we are told to end
      } catch (IOException fault) {
        report.fault("probing addresses failed: " + fault.getMessage());
      } catch (RuntimeException unforeseen) {
        // the one broad catch of this thread: offers wait for what it finds
        report.fault("an address could not be probed: " + unforeseen);
      }
    }
  }

  private void begin() {
    for (Question question = asked.poll(); question != null; question = asked.poll()) {
      number = (number + 1) % NUMBERS;
      boolean arp = forget(question);
      try {
        echo.ask(Addresses.inet(question.address()), question.wire(), number);
        open.put(number, new Open(question, arp, nanos.getAsLong() + PATIENCE.toNanos()));
      } catch (IOException fault) {
        report.fault("an address could not be probed: " + fault.getMessage());
        found(question, false);
      }
    }
  }

  /** What the system knew before would be no answer; false where ARP will not tell us anything. */
  private static boolean forget(Question question) {
    try {
      if (question.wire() != 0) {
        Device.numbered(question.wire()).forgetNeighbour(Addresses.inet(question.address()));
        return true;
      }
    } catch (SocketFault notOurs) {
      return false; // not permitted, or the interface is gone: ICMP alone decides
    }
    return false;
  }

  private Duration untilNext() {
    return open.isEmpty()
        ? IDLE
        : Duration.ofNanos(
            Math.max(0, open.values().iterator().next().deadline() - nanos.getAsLong()));
  }

  private void answered(EchoSocket.Answer answer) {
    Open asking = open.get(answer.number());
    if (asking != null && Addresses.ip4(answer.from()).equals(asking.question().address())) {
      open.remove(answer.number());
      found(asking.question(), !isAsker(asking));
    }
  }

  /** What came in time may lie there still: the process may have stood still since. */
  private void giveUp() throws IOException {
    long now = nanos.getAsLong();
    if (open.isEmpty() || open.values().iterator().next().deadline() - now > 0) {
      return;
    }
    echo.ready(MOST_READY).forEach(this::answered);
    Iterator<Open> waiting = open.values().iterator();
    while (waiting.hasNext()) {
      Open asking = waiting.next();
      if (asking.deadline() - now > 0) {
        return;
      }
      waiting.remove();
      found(asking.question(), neighbour(asking).isPresent() && !isAsker(asking));
    }
  }

  private static boolean isAsker(Open asking) {
    return neighbour(asking).equals(Optional.of(asking.question().asker()));
  }

  private static Optional<MacAddress> neighbour(Open asking) {
    if (!asking.arp()) {
      return Optional.empty();
    }
    try {
      Inet4Address address = Addresses.inet(asking.question().address());
      return Device.numbered(asking.question().wire())
          .neighbour(address)
          .flatMap(MacAddress::parse);
    } catch (SocketFault gone) {
      return Optional.empty(); // with its interface
    }
  }

  private void found(Question question, boolean inUse) {
    findings.add(new Finding(question.address(), inUse));
    whenFound.run();
  }

  @Override
  public void close() {
    echo.close();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
