// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.report;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A report made by hand. */
final class Reports {
  private static final Latency TIMES = new Latency(3, 2.5, 2, 4, 1_250, 1_250, 1_250);

  private Reports() {}

  static FleetReport one() {
    return failing(
        List.of(new FailureLine("Server Unreachable", 1, "00147F000003", "refused <by> \"h\"")));
  }

  /** The same with these failures. */
  static FleetReport failing(List<FailureLine> failures) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("phones", "4");
    settings.put("sources", "inf http://h/a.inf?x=1&y=<2>");
    return new FleetReport(
        settings,
        Instant.parse("2026-11-22T00:00:00Z"),
        2,
        new PhoneCounts(4, 4, 2, 1, 3),
        3,
        5,
        TIMES,
        new Latency(4, 1, 1, 1, 30, 30, 30),
        List.of(
            new RequestLine("INF", "HTTP", 6, 5, 1, 0, 0, 4_200, TIMES),
            new RequestLine(".txt", "TFTP", 2, 1, 0, 0, 1, 1_000_000, Latency.NONE)),
        new DhcpLine(3, 2, 4, 3, 2, 2, 1, TIMES),
        1_954,
        failures,
        List.of(new SlowPhone("00147F000003", "127.32.0.3", "ST2030 SIP, inf", 1.25, 2, "ready")),
        List.of(
            new Moment(1, 4, 1, 0, 3, 8, 4_000, 1, 2),
            new Moment(2, 4, 2, 1, 0, 0, 1_000_200, 0, 0)));
  }
}
