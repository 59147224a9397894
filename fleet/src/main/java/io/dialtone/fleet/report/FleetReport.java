// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.report;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a fleet's boots were like.
 *
 * @param settings what was asked for, name by name
 * @param seconds from the first phone's power to the last phone's end
 * @param boots power-ups that came to an end
 * @param reboots that these made of their own accord
 * @param standing how long from a phone's power to its standing provisioned
 * @param turn how long phones waited for their turn at the start
 * @param moments the time line
 */
public record FleetReport(
    Map<String, String> settings,
    Instant begun,
    double seconds,
    PhoneCounts phones,
    long boots,
    long reboots,
    Latency standing,
    Latency turn,
    List<RequestLine> requests,
    DhcpLine dhcp,
    long tftpBlocks,
    List<FailureLine> failures,
    List<SlowPhone> slowest,
    List<Moment> moments) {

  public FleetReport {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    requests = List.copyOf(requests);
    failures = List.copyOf(failures);
    slowest = List.copyOf(slowest);
    moments = List.copyOf(moments);
  }

  /** Whether every phone stands provisioned. */
  public boolean allStand() {
    return phones.standing() == phones.asked();
  }

  /** All requests for files. */
  public long requestCount() {
    return requests.stream().mapToLong(RequestLine::asked).sum();
  }

  /** The bytes of all bodies. */
  public long bytes() {
    return requests.stream().mapToLong(RequestLine::bytes).sum();
  }

  /** So many a second, over the whole time. */
  public double rate(long count) {
    return seconds > 0 ? count / seconds : 0;
  }
}
