// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.server.run.PortHolder.Transport;
import io.dialtone.wire.octets.Endpoint;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortHolderTest {

  private static final String HEAD =
      "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout"
          + " inode\n";

  @TempDir Path proc;

  /** A /proc in which nginx (17) listens on TCP, and somebody else's process has a UDP port. */
  @BeforeEach
  void fakeProc() throws IOException {
    Files.createDirectories(proc.resolve("net"));
    table("tcp", row("00000000:1F90", "0A", 700) + row("0100007F:1F91", "0A", 701));
    table("tcp6", row("0".repeat(32) + ":1F92", "0A", 702) + row("0100007F:1F93", "01", 703));
    table("udp", row("0100007F:0045", "07", 999));
    Path fd = Files.createDirectories(proc.resolve("17/fd"));
    Files.writeString(proc.resolve("17/comm"), "nginx\n", UTF_8);
    Files.createSymbolicLink(fd.resolve("3"), Path.of("pipe:[5]"));
    for (int inode = 700; inode < 704; inode++) {
      Files.createSymbolicLink(fd.resolve("" + inode), Path.of("socket:[" + inode + "]"));
    }
    Files.createDirectories(proc.resolve("18"));
  }

  private void table(String name, String rows) throws IOException {
    Files.writeString(proc.resolve("net").resolve(name), HEAD + rows, UTF_8);
  }

  private static String row(String local, String state, int inode) {
    return "   0: %s 00000000:0000 %s 00000000:00000000 00:00000000 00000000     0        0 %d 1 0\n"
        .formatted(local, state, inode);
  }

  private static Endpoint at(String text) {
    return Endpoint.parse(text).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "TCP, 0.0.0.0:8080, nginx (process 17)",
    "TCP, 127.0.0.1:8080, nginx (process 17)",
    "TCP, 127.0.0.1:8081, nginx (process 17)",
    "TCP, 0.0.0.0:8081, nginx (process 17)",
    "TCP, 127.0.0.2:8081, ",
    "TCP, 127.0.0.2:8082, nginx (process 17)",
    "TCP, 127.0.0.1:8083, ",
    "TCP, 127.0.0.1:9, ",
    "UDP, 127.0.0.1:69, a process of another user",
    "UDP, 127.0.0.1:8080, ",
  })
  void finds_the_process_that_is_in_the_way(Transport transport, String endpoint, String holder) {
    assertThat(new PortHolder(proc).find(transport, at(endpoint)).orElse(null)).isEqualTo(holder);
  }

  @Test
  void without_a_proc_nothing_is_found() {
    assertThat(new PortHolder(proc.resolve("none")).find(Transport.TCP, at("0.0.0.0:1"))).isEmpty();
  }

  @Test
  void finds_this_very_process_in_the_systems_own_proc() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    String own = "(process " + ProcessHandle.current().pid() + ")";
    try (ServerSocket tcp = new ServerSocket(0, 1, loopback);
        DatagramSocket udp = new DatagramSocket(new InetSocketAddress(loopback, 0))) {
      assertThat(PortHolder.ofSystem().find(Transport.TCP, at("127.0.0.1:" + tcp.getLocalPort())))
          .hasValueSatisfying(holder -> assertThat(holder).endsWith(own));
      assertThat(PortHolder.ofSystem().find(Transport.UDP, at("127.0.0.1:" + udp.getLocalPort())))
          .hasValueSatisfying(holder -> assertThat(holder).endsWith(own));
    }
  }
}
