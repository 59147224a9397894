// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.fleet.net.HttpLimits;
import io.dialtone.fleet.net.Trust;
import io.dialtone.fleet.report.FleetReport;
import io.dialtone.handset.dhcp.DhcpPatience;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.MacAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is counted of a crowd that cannot even begin. */
@Timeout(60)
class CrowdTest {
  private static final int PHONES = 5;

  @Test
  void a_fault_before_the_counting_began_is_not_counted_beside_what_comes_after() throws Exception {
    var nobody = new Source.Dhcp(Endpoint.parse("127.0.0.1:9").orElseThrow());
    var plan =
        new CrowdPlan(
            PHONES,
            new MacAddress(0x00147F000001L),
            1,
            new CrowdPlan.Mix(
                Shares.all(new FilePrefix(Model.ST2030, Protocol.SIP)),
                Shares.all(nobody),
                Shares.all(StartState.UNCHANGED)),
            new Arrival.Burst(),
            new CrowdPlan.Pace(1, false, Optional.empty(), 10, 10),
            // no relay agent, so that each phone runs into a fault
            new CrowdPlan.Plug(
                Optional.empty(),
                List.of(),
                69,
                HttpLimits.PHONE,
                Trust.OF_THE_PROCESS,
                DhcpPatience.BRISK));
    try (Crowd crowd = Crowd.start(plan)) {
      assertThat(crowd.awaitAtMost(Duration.ofSeconds(50))).isTrue();
      FleetReport report = crowd.report(Map.of());
      assertThat(report.phones().started()).isEqualTo(PHONES);
      assertThat(report.phones().failed()).isEqualTo(PHONES);
      assertThat(report.phones().unfinished()).isZero();
      assertThat(crowd.now().working()).isZero();
      assertThat(report.failures())
          .singleElement()
          .satisfies(line -> assertThat(line.phones()).isEqualTo(PHONES));
    }
  }
}
