// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.server.run.Outside;
import io.dialtone.server.run.RunningServer;
import io.dialtone.server.settings.Loaded;
import io.dialtone.server.settings.SettingsReader;
import io.dialtone.server.settings.Surroundings;
import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machine's clock is set while leases run: they keep their remaining time, and it is said. */
class MovedClockTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir private Path folder;
  private final AtomicReference<Duration> moved = new AtomicReference<>(Duration.ZERO);
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  private Instant now() {
    return Instant.now().plus(moved.get());
  }

  private RunningServer start() throws Exception {
    Map<String, String> options =
        Map.of(
            "--dhcp",
            "127.0.0.1:0",
            "--http",
            "off",
            "--tftp",
            "off",
            "--console",
            "off",
            "--data",
            folder.resolve("data").toString());
    Loaded.Fit fit =
        (Loaded.Fit) SettingsReader.load(new Surroundings(options, Map.of(), folder, false));
    PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
    PrintStream err = new PrintStream(log, true, UTF_8);
    return RunningServer.start(fit, new Outside(out, err, this::now, now()));
  }

  private static void allKeepTheirs(PhoneCrowd crowd) throws Exception {
    for (Map.Entry<MacAddress, Ip4Address> known : crowd.leases().entrySet()) {
      assertThat(crowd.comeBack(known.getKey(), known.getValue())).isEqualTo(DhcpMessageType.ACK);
    }
  }

  /** Nobody gets the address of a phone whose lease still runs, also if he asks for it. */
  private static void nobodyElseGetsOne(PhoneCrowd crowd, int stranger) throws Exception {
    MacAddress mac = PhoneCrowd.phone(stranger);
    assertThat(crowd.lease(mac, LONG).orElseThrow()).isNotIn(crowd.leases().values());
  }

  @Test
  void set_back_and_forth_while_it_runs_and_while_it_does_not() throws Exception {
    try (PhoneCrowd crowd = new PhoneCrowd()) {
      try (RunningServer server = start()) {
        crowd.ask(server.endpoints().get("dhcp"));
        crowd.boot(40);
        moved.set(Duration.ofHours(-3));
        allKeepTheirs(crowd);
        nobodyElseGetsOne(crowd, 500_001);
        moved.set(Duration.ofDays(30)); // far beyond every lease
        nobodyElseGetsOne(crowd, 500_002);
        allKeepTheirs(crowd);
      }
      assertThat(log.toString(UTF_8))
          .contains("the clock was set by PT-", "the clock was set by PT72", "remaining time");
      moved.set(Duration.ofHours(-5));
      try (RunningServer server = start()) {
        crowd.ask(server.endpoints().get("dhcp"));
        nobodyElseGetsOne(crowd, 500_003);
        allKeepTheirs(crowd);
      }
      assertThat(log.toString(UTF_8)).contains("the clock was set back by PT");
    }
  }
}
