// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.journal.Level;
import io.dialtone.core.journal.PhonesSeen;
import io.dialtone.server.metrics.Metrics;
import io.dialtone.server.metrics.Metrics.DhcpOutcome;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.octets.Ip4Address;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class DhcpReportTest {

  @Test
  void a_flood_of_forged_releases_hides_no_other_warning() throws Exception {
    HeardJournal journal = new HeardJournal();
    Clocks clocks = new Clocks(InstantSource.system(), () -> 7); // all within one moment
    try (Metrics metrics = new Metrics()) {
      DhcpReport report = new DhcpReport(journal, new PhonesSeen(9), metrics, clocks);
      DhcpPacket packet = DhcpPacket.parse(Said.discover("01"));
      for (int i = 0; i < 1000; i++) {
        warn(report, packet, "10.0.0." + i + " gives back 10.0.0.1 in another's name");
      }
      warn(report, packet, "10.0.0.7 is in use by another machine");
      report.unplaced(packet);
    }
    assertThat(journal.texts())
        .containsExactly(
            "DISCOVER: 10.0.0.0 gives back 10.0.0.1 in another's name",
            "DISCOVER: 10.0.0.7 is in use by another machine",
            "DISCOVER: it came in by an interface without an address, and is not answered");
  }

  private static void warn(DhcpReport report, DhcpPacket packet, String reason) {
    report.done(packet, DhcpOutcome.SILENT, Level.WARN, reason, Ip4Address.ANY);
  }
}
