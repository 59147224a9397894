// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsTest {

  private final Metrics metrics = new Metrics();

  @AfterEach
  void close() {
    metrics.close();
  }

  @Test
  void counts_requests_transfers_packets_and_bytes() {
    metrics.httpAnswered(200, 16_163);
    metrics.httpAnswered(200, 1);
    metrics.httpAnswered(404, 0);
    metrics.httpAnswered(9999, 0);
    metrics.sum("dialtone.tftp.bytes", "Bytes", () -> 512);
    metrics.dhcp("DISCOVER", Metrics.DhcpOutcome.ANSWERED);
    assertThat(metrics.scrape().lines())
        .contains(
            "dialtone_http_requests_total{status=\"200\"} 2.0",
            "dialtone_http_requests_total{status=\"404\"} 1.0",
            "dialtone_http_requests_total{status=\"other\"} 1.0",
            "dialtone_dhcp_packets_total{kind=\"DISCOVER\",outcome=\"answered\"} 1.0",
            "dialtone_http_sent_bytes_total 16164.0",
            "dialtone_tftp_bytes_total 512.0");
  }

  @Test
  void looks_up_gauges_when_asked_and_knows_the_jvm() {
    int[] leases = {3};
    metrics.gauge("dialtone.leases", "Leases in force", () -> leases[0]);
    assertThat(metrics.scrape()).contains("dialtone_leases 3.0");
    leases[0] = 4;
    assertThat(metrics.scrape()).contains("dialtone_leases 4.0").contains("jvm_memory_used_bytes");
  }
}
