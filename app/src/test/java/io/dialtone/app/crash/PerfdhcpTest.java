// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kea's own load tool as a client of ours: it knows nothing of us, and counts each drop. */
class PerfdhcpTest {

  private static final int EXCHANGES = 200;

  @TempDir private Path folder;

  @Test
  void every_exchange_of_perfdhcp_is_completed() throws Exception {
    Path perfdhcp = Programs.require("perfdhcp");
    try (ServeProcess server = ServeProcess.start(folder).ready();
        PhoneCrowd crowd = new PhoneCrowd()) {
      crowd.ask(server.endpoint("dhcp"));
      crowd.boot(200); // for a JVM that just began needs more time than perfdhcp has
      Path report = folder.resolve("perfdhcp");
      Process load =
          new ProcessBuilder(
                  perfdhcp.toString(),
                  "-4",
                  "-l",
                  "127.0.0.1", // it speaks as the relay 127.0.0.1
                  "-L",
                  "10067",
                  "-N",
                  Integer.toString(server.endpoint("dhcp").port()),
                  "-R",
                  "100000", // as many different cards
                  "-r",
                  "100",
                  "-n",
                  Integer.toString(EXCHANGES),
                  "-d",
                  "10", // seconds after which it counts a drop
                  "-W",
                  "3000000", // microseconds that it still listens at the end
                  "127.0.0.1")
              .redirectErrorStream(true)
              .redirectOutput(report.toFile())
              .start();
      assertThat(load.waitFor(60, TimeUnit.SECONDS)).isTrue();
      List<String> lines = Files.readAllLines(report, UTF_8);
      assertThat(load.exitValue()).as("%s", lines).isZero();
      // once for DISCOVER and OFFER, once for REQUEST and ACK
      assertThat(lines.stream().filter(line -> line.startsWith("drops: ")).toList())
          .as("%s", lines)
          .hasSize(2)
          .allMatch(line -> line.startsWith("drops: 0"));
    }
  }
}
