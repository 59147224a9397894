// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.bench;

import io.dialtone.core.access.MacNames;
import io.dialtone.core.customize.Bench;
import io.dialtone.core.customize.BenchAsk;
import io.dialtone.core.customize.BenchLine;
import io.dialtone.core.customize.BenchList;
import io.dialtone.core.customize.BenchReport;
import io.dialtone.core.customize.BenchTimes;
import io.dialtone.core.customize.CustomizationInf;
import io.dialtone.server.http.Answered;
import io.dialtone.server.http.Witness;
import io.dialtone.wire.identity.UserAgent;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The bench while it is served: hears what phones ask for on any thread, and tells who passed and
 * who failed.
 */
public final class BenchDesk implements Witness {

  private static final int ADDRESSES = 100_000;
  private static final int STRANGERS = 1_000;

  private final Bench bench;
  private final InstantSource clock;
  private final Instant begun;
  private final Consumer<String> lines;

  /** Which phone was seen at an address: over TFTP it does not say so with each file. */
  private final Map<Ip4Address, MacAddress> seen = new LinkedHashMap<>();

  private final Map<MacAddress, Ip4Address> strangers = new LinkedHashMap<>();

  /**
   * A bench that nobody came to yet.
   *
   * @param lines where each phone's line goes
   */
  public BenchDesk(BenchList list, BenchTimes times, InstantSource clock, Consumer<String> lines) {
    this.bench = new Bench(list, times);
    this.clock = clock;
    this.begun = clock.instant();
    this.lines = lines;
  }

  /** The phone at an address, where it has said who it is. */
  synchronized Optional<MacAddress> at(Ip4Address address) {
    return Optional.ofNullable(seen.get(address));
  }

  /** Whether a phone is to be customized; one that is not is told of once. */
  synchronized boolean takes(MacAddress mac, Ip4Address from) {
    if (seen.size() < ADDRESSES || seen.containsKey(from)) {
      seen.put(from, mac);
    }
    boolean takes = bench.takes(mac);
    if (!takes && strangers.size() < STRANGERS && strangers.put(mac, from) == null) {
      lines.accept("not listed " + mac + " at " + from + ": it gets no INF here");
    }
    return takes;
  }

  synchronized void asks(
      MacAddress mac,
      Ip4Address from,
      Optional<UserAgent> agent,
      String name,
      Optional<String> refusal) {
    bench.asks(new BenchAsk(clock.instant(), mac, from, agent, name, refusal));
  }

  synchronized void isTold(MacAddress mac, List<String> files) {
    bench.isTold(mac, files);
  }

  @Override
  public synchronized void answered(Answered answered) {
    if (answered.outcome() != Answered.Outcome.BROKEN) {
      return;
    }
    Optional<MacAddress> mac =
        answered
            .asked()
            .userAgent()
            .flatMap(UserAgent::parse)
            .map(UserAgent::mac)
            .or(() -> MacNames.find(answered.asked().target()))
            .or(() -> at(answered.asked().asker()));
    mac.ifPresent(
        phone -> bench.brokenOff(phone, CustomizationInf.fileName(answered.asked().target())));
  }

  /** Tells who passed or failed since the last time. */
  public synchronized void look() {
    for (BenchLine line : bench.news(clock.instant())) {
      lines.accept(line.text());
    }
  }

  /** How all stand now. */
  public synchronized BenchReport report() {
    return bench.report(begun, clock.instant());
  }
}
