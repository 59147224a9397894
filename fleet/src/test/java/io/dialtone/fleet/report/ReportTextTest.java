// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTextTest {

  @Test
  void nothing_that_a_server_says_moves_the_cursor() {
    String said = "error 0 \u001b[2J\u009b1m\nready";
    List<FailureLine> failures =
        List.of(new FailureLine("Server Unreachable", 1, "00147F000003", said));
    assertThat(ReportText.of(Reports.failing(failures)))
        .contains("  Server Unreachable                1  00147F000003: error 0 ?[2J?1m?ready");
  }

  @Test
  void a_report_as_text() {
    assertThat(String.join("\n", ReportText.of(Reports.one())))
        .isEqualTo(
            """
            2 of 4 phones stand, 1 failed, 1 did not come to an end, in 2.00 s
              1.00 phones/s, 4.00 requests/s, 502 kB/s, 1.00 DHCP exchanges/s
              3 power-ups, 5 reboots of the phones' own, 8 requests, 1.00 MB
              phones waited for their turn 30.0 ms at most
              before that 3 phones booted once, uncounted

              requests                     asked      taken    absent  refused no answer      bytes
              INF               HTTP           6          5         1        0        0    4.20 kB
              .txt              TFTP           2          1         0        0        1    1.00 MB
              TFTP blocks received: 1,954
              DHCP: 3 exchanges, 2 ended with an ACK; sent 4 DISCOVER, 2 REQUEST; received 3 OFFER, 2 ACK, 1 NAK

              time to                      mean       p50       p90       p99     p99.9      most
              stand                     2.50 ms   2.00 ms   4.00 ms    1.25 s    1.25 s    1.25 s
              an address                2.50 ms   2.00 ms   4.00 ms    1.25 s    1.25 s    1.25 s
              INF, HTTP                 2.50 ms   2.00 ms   4.00 ms    1.25 s    1.25 s    1.25 s

              failed, by panel             phones  one of them
              Server Unreachable                1  00147F000003: refused <by> "h"

              slowest                                                       s  reboots  display
              00147F000003  127.32.0.3       ST2030 SIP, inf             1.25        2  ready\
            """
                .stripIndent());
  }
}
