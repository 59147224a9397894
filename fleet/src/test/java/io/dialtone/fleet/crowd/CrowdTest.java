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
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is counted of a crowd that comes to nothing. */
@Timeout(60)
class CrowdTest {
  private static final int PHONES = 5;

  @Test
  void a_fault_before_the_counting_began_is_not_counted_beside_what_comes_after() throws Exception {
    var nobody = new Source.Dhcp(Endpoint.parse("127.0.0.1:9").orElseThrow());
    var once = new CrowdPlan.Pace(1, false, Optional.empty(), 10, 10);
    // no relay agent, so that each phone runs into a fault
    try (Crowd crowd = Crowd.start(plan(nobody, StartState.UNCHANGED, once))) {
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

  @Test
  void who_was_unplugged_before_its_last_boot_is_not_told_among_the_failed() throws Exception {
    String dead;
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      dead = "http://127.0.0.1:" + socket.getLocalPort() + "/a.inf";
    }
    Duration limit = Duration.ofSeconds(3);
    var often = new CrowdPlan.Pace(1_000_000, false, Optional.of(limit), 10, 10);
    try (Crowd crowd = Crowd.start(plan(new Source.Inf(dead), StartState.FACTORY, often))) {
      assertThat(crowd.awaitAtMost(Duration.ofSeconds(50))).isTrue();
      FleetReport report = crowd.report(Map.of());
      assertThat(report.boots()).isPositive();
      assertThat(report.phones().unfinished()).isEqualTo(PHONES);
      assertThat(report.failures()).isEmpty();
    }
  }

  @Test
  void who_is_not_prepared_when_the_time_is_over_is_unplugged_and_nothing_is_counted()
      throws Exception {
    try (var silent = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"))) {
      var mute = new Source.Inf("http://127.0.0.1:" + silent.getLocalPort() + "/a.inf");
      var limit = Optional.of(Duration.ofMillis(200));
      var two = new CrowdPlan.Pace(1, true, limit, 2, 2); // the others wait for a seat
      try (Crowd crowd = Crowd.start(plan(mute, StartState.UNCHANGED, two))) {
        assertThat(crowd.awaitAtMost(Duration.ofSeconds(50))).isTrue();
        assertThat(crowd.unprepared()).contains(PHONES);
        assertThat(crowd.report(Map.of()).phones().started()).isZero();
        assertThat(crowd.seconds()).isZero();
      }
    }
  }

  @Test
  void who_is_prepared_in_time_has_all_the_time_for_what_is_counted() throws Exception {
    var nobody = new Source.Dhcp(Endpoint.parse("127.0.0.1:9").orElseThrow());
    var hour = new CrowdPlan.Pace(1, false, Optional.of(Duration.ofHours(1)), 10, 10);
    // no relay agent, so that each phone is done at once
    try (Crowd crowd = Crowd.start(plan(nobody, StartState.UNCHANGED, hour))) {
      assertThat(crowd.awaitAtMost(Duration.ofSeconds(50))).isTrue();
      assertThat(crowd.unprepared()).isEmpty();
      assertThat(crowd.report(Map.of()).phones().failed()).isEqualTo(PHONES);
    }
  }

  private static CrowdPlan plan(Source source, StartState state, CrowdPlan.Pace pace) {
    return new CrowdPlan(
        PHONES,
        new MacAddress(0x00147F000001L),
        1,
        new CrowdPlan.Mix(
            Shares.all(new FilePrefix(Model.ST2030, Protocol.SIP)),
            Shares.all(source),
            Shares.all(state)),
        new Arrival.Burst(),
        pace,
        new CrowdPlan.Plug(
            Optional.empty(),
            List.of(),
            69,
            HttpLimits.PHONE,
            Trust.OF_THE_PROCESS,
            DhcpPatience.BRISK));
  }
}
