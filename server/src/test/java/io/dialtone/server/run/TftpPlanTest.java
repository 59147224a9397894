// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.tftp.PortRange;
import io.dialtone.core.tftp.TransferLimits;
import io.dialtone.server.settings.TransferSettings;
import io.dialtone.server.tftp.TftpSettings;
import io.dialtone.wire.octets.Endpoint;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TftpPlanTest {
  private static final Endpoint LISTEN = Endpoint.parse("127.0.0.1:69").orElseThrow();

  private static TransferSettings settings(Optional<PortRange> range, boolean single) {
    return new TransferSettings(
        range,
        single,
        90,
        10,
        new TransferSettings.Times(Duration.ofSeconds(9), Duration.ofSeconds(99)),
        new TransferSettings.Sizes(1468, 8));
  }

  @Test
  void the_server_is_told_what_the_settings_say() {
    Optional<PortRange> range = PortRange.parse("50000-50099");
    assertThat(TftpPlan.of(LISTEN, settings(range, false)))
        .isEqualTo(
            new TftpSettings(
                LISTEN,
                new TransferLimits(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(8),
                    5,
                    Duration.ofSeconds(9),
                    Duration.ofSeconds(99),
                    1468,
                    8),
                90,
                10,
                new TftpSettings.Answer.OwnPorts(range)));
    assertThat(TftpPlan.of(LISTEN, settings(Optional.empty(), true)).answer())
        .isEqualTo(new TftpSettings.Answer.SinglePort());
  }

  @Test
  void usual_settings_are_what_the_server_does_untold() {
    assertThat(TftpPlan.of(LISTEN, TransferSettings.USUAL)).isEqualTo(TftpSettings.at(LISTEN));
  }

  @Test
  void a_range_with_fewer_ports_than_transfers_is_warned_about() {
    assertThat(TftpPlan.warning(settings(PortRange.parse("50000-50088"), false)))
        .hasValueSatisfying(told -> assertThat(told).contains("50000-50088 has 89 ports for 90"));
    assertThat(TftpPlan.warning(settings(PortRange.parse("50000-50089"), false))).isEmpty();
    assertThat(TftpPlan.warning(TransferSettings.USUAL)).isEmpty();
  }
}
