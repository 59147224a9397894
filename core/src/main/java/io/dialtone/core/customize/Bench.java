// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.customize;

import io.dialtone.wire.octets.MacAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All phones on the bench; whoever has it locks. */
public final class Bench {

  private final BenchList list;
  private final BenchTimes times;
  private final Map<MacAddress, BenchPhone> phones = new LinkedHashMap<>();

  public Bench(BenchList list, BenchTimes times) {
    this.list = list;
    this.times = times;
  }

  /** Whether a phone is to be customized here. */
  public boolean takes(MacAddress mac) {
    return list.takes(mac) && (phones.containsKey(mac) || phones.size() < BenchList.LIMIT);
  }

  /** A phone asked for something. */
  public void asks(BenchAsk ask) {
    phones.computeIfAbsent(ask.mac(), _ -> new BenchPhone(ask)).asks(ask);
  }

  /** The INF that a phone got names these files. */
  public void isTold(MacAddress mac, List<String> files) {
    Optional.ofNullable(phones.get(mac)).ifPresent(phone -> phone.isTold(files));
  }

  /** An answer to a phone broke off. */
  public void brokenOff(MacAddress mac, String name) {
    Optional.ofNullable(phones.get(mac)).ifPresent(phone -> phone.brokenOff(name));
  }

  /** The phones that passed or failed since this was asked last. */
  public List<BenchLine> news(Instant now) {
    List<BenchLine> news = new ArrayList<>();
    phones.forEach((mac, phone) -> {
      BenchLine line = line(mac, phone, now);
      boolean decided =
          line.state() == BenchLine.State.PASS || line.state() == BenchLine.State.FAIL;
      if (decided && phone.tellOnce()) {
        news.add(line);
      }
    });
    return news;
  }

  private BenchLine line(MacAddress mac, BenchPhone phone, Instant now) {
    return phone.line(now, list.phones().getOrDefault(mac, ""), times);
  }

  /** How all of them stand: those on the list in its order, then the others. */
  public BenchReport report(Instant begun, Instant now) {
    List<BenchLine> lines = new ArrayList<>();
    list.phones()
        .forEach((mac, note) ->
            lines.add(
                Optional.ofNullable(phones.get(mac))
                    .map(phone -> line(mac, phone, now))
                    .orElseGet(() -> BenchLine.absent(mac, note))));
    phones.forEach((mac, phone) -> {
      if (!list.phones().containsKey(mac)) {
        lines.add(line(mac, phone, now));
      }
    });
    return new BenchReport(begun, now, lines);
  }
}
