// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.udp.UdpProxy;
import io.dialtone.app.udp.Weather;
import io.dialtone.server.tftp.TftpSettings;
import io.dialtone.server.tftp.TftpSettings.Answer;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our server and all kinds of clients through a network that loses, doubles, delays and mixes. */
@Timeout(120)
class TftpWeatherTest {

  /** Networks, each with its seed. */
  enum Sky {
    LOSING,
    DOUBLING,
    MIXING,
    SLOW,
    ALL;

    Weather weather() {
      return switch (this) {
        case LOSING -> Weather.losing(1, 0.05);
        case DOUBLING -> Weather.losing(2, 0).doubling(0.3);
        case MIXING ->
            Weather.losing(3, 0).delaying(Duration.ZERO, Duration.ofMillis(8)).doubling(0.1);
        case SLOW -> Weather.losing(4, 0).delaying(Duration.ofMillis(20), Duration.ofMillis(21));
        case ALL ->
            Weather.losing(5, 0.03)
                .doubling(0.05)
                .delaying(Duration.ofMillis(1), Duration.ofMillis(6));
      };
    }
  }

  /** curl asks for a repeat after a third of its connection's time, and the server to do so too. */
  private static final String[] SOONER = {"--connect-timeout", "10"};

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  @DisplayName("TFT-1 a file arrives byte for byte at the phone and at others' clients")
  void whole_files_arrive(Sky sky) throws Exception {
    try (TftpStand stand = TftpStand.over(folder, TftpSettings.ANY_PORT);
        UdpProxy proxy = UdpProxy.before(stand.address(), sky.weather())) {
      InetSocketAddress at = proxy.address();
      Path small = stand.root().resolve("little.zz");
      assertThat(TftpPhone.fetch(at, "little.zz")).isEqualTo(Files.readAllBytes(small));
      assertThat(stand.curl(at, "little.zz", SOONER)).as(stand.said()).isZero();
      stand.assertGot("little.zz");
      assertThat(stand.hpa(at, "little.zz", "-m", "octet")).as(stand.said()).isZero();
      stand.assertGot("little.zz");
      assertThat(stand.busybox(at, "little.zz", "-b", "1428")).as(stand.said()).isZero();
      stand.assertGot("little.zz");
      assertThat(proxy.lost() > 0).isEqualTo(sky.weather().loss() > 0);
      assertThat(proxy.doubled() > 0).isEqualTo(sky.weather().doubling() > 0);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"LOSING", "ALL"})
  void whole_files_arrive_by_a_single_port_too(Sky sky) throws Exception {
    try (TftpStand stand = TftpStand.over(folder, new Answer.SinglePort());
        UdpProxy proxy = UdpProxy.before(stand.address(), sky.weather())) {
      Path small = stand.root().resolve("little.zz");
      assertThat(TftpPhone.fetch(proxy.address(), "little.zz"))
          .isEqualTo(Files.readAllBytes(small));
      assertThat(stand.curl(proxy.address(), "little.zz", SOONER)).as(stand.said()).isZero();
      stand.assertGot("little.zz");
    }
  }

  @Test
  void windows_survive_loss_and_another_order() throws Exception {
    Weather weather = Weather.losing(6, 0.02).delaying(Duration.ZERO, Duration.ofMillis(2));
    try (TftpStand stand = TftpStand.over(folder, TftpSettings.ANY_PORT);
        UdpProxy proxy = UdpProxy.before(stand.address(), weather)) {
      int exit =
          stand.atftp(
              proxy.address(), "little.zz", "--option", "windowsize 8", "--option", "timeout 1");
      assertThat(exit).as(stand.said()).isZero();
      stand.assertGot("little.zz");
    }
  }

  @Test
  void doubled_packets_do_not_breed_in_a_large_file() throws Exception {
    Weather weather = Weather.losing(8, 0).doubling(0.5);
    try (TftpStand stand = TftpStand.over(folder, TftpSettings.ANY_PORT);
        UdpProxy proxy = UdpProxy.before(stand.address(), weather)) {
      assertThat(TftpPhone.fetch(proxy.address(), "firmware.zz"))
          .isEqualTo(Files.readAllBytes(stand.root().resolve("firmware.zz")));
      assertThat(stand.server().figures().volume().resent()).isZero();
      // each way half are doubled: a block is at most 4.5 packets, and not 2^n
      assertThat(proxy.doubled()).isLessThan(3L * TftpStand.FIRMWARE_BYTES / 512);
    }
  }
}
