// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.tally;

import io.dialtone.fleet.report.DhcpLine;
import io.dialtone.wire.dhcp.DhcpMessageType;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** The packets and exchanges of DHCP. */
final class DhcpTally {
  private final Map<DhcpMessageType, LongAdder> packets = new EnumMap<>(DhcpMessageType.class);
  private final LongAdder begun = new LongAdder();
  private final LongAdder bound = new LongAdder();
  private final Stopwatch toAddress = new Stopwatch();

  DhcpTally() {
    for (DhcpMessageType type : DhcpMessageType.values()) {
      packets.put(type, new LongAdder());
    }
  }

  void packet(DhcpMessageType type) {
    of(type).increment();
  }

  void begun() {
    begun.increment();
  }

  void bound(long nanos) {
    bound.increment();
    toAddress.record(nanos);
  }

  long bound() {
    return bound.sum();
  }

  private LongAdder of(DhcpMessageType type) {
    return Objects.requireNonNull(packets.get(type));
  }

  DhcpLine line() {
    return new DhcpLine(
        begun.sum(),
        bound.sum(),
        of(DhcpMessageType.DISCOVER).sum(),
        of(DhcpMessageType.OFFER).sum(),
        of(DhcpMessageType.REQUEST).sum(),
        of(DhcpMessageType.ACK).sum(),
        of(DhcpMessageType.NAK).sum(),
        toAddress.latency());
  }
}
