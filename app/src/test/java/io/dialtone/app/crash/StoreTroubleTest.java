// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.Programs;
import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk is full, the database is another's or may not be written: said, survived, mended. */
class StoreTroubleTest {

  private static final Duration A_WHILE = Duration.ofSeconds(2);
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final MacAddress LATE = PhoneCrowd.phone(1_000_000);

  @TempDir private Path folder;

  /** A command run in a mount namespace of its own, after this line of a shell. */
  private static List<String> mounting(String line) throws Exception {
    String unshare = Programs.require("unshare").toString();
    Process trial = new ProcessBuilder(unshare, "--mount", "true").start();
    if (trial.waitFor() != 0) {
      throw Programs.lack("needs root and mount namespaces");
    }
    return List.of(unshare, "--mount", "sh", "-c", line + " && exec \"$@\"", "sh");
  }

  /** Nobody is answered and the console says why; {@code mend} is called, and all is well again. */
  private static void unwellUntil(
      Mending mending, ServeProcess server, PhoneCrowd crowd, String advice) throws Exception {
    assertThat(crowd.lease(LATE, A_WHILE)).isEmpty();
    assertThat(server.console("/readyz")).startsWith("503").contains(advice);
    assertThat(server.log()).contains("leases cannot be stored", advice).doesNotContain("\tat ");
    mending.perform();
    Optional<Ip4Address> address = crowd.lease(LATE, LONG);
    assertThat(address).isPresent();
    assertThat(server.console("/readyz")).startsWith("200");
    assertThat(crowd.leases().values()).doesNotContain(address.get());
    for (Map.Entry<MacAddress, Ip4Address> known : crowd.leases().entrySet()) {
      assertThat(crowd.comeBack(known.getKey(), known.getValue())).isEqualTo(DhcpMessageType.ACK);
    }
  }

  private interface Mending {
    void perform() throws Exception;
  }

  @Test
  void a_full_disk_stops_the_answers_and_says_so_until_there_is_room() throws Exception {
    Path small = Files.createDirectory(folder.resolve("small"));
    List<String> through = mounting("mount -t tmpfs -o size=6m tmpfs " + small);
    try (ServeProcess server =
            ServeProcess.start(
                    through,
                    folder,
                    "--data",
                    small.resolve("data").toString(),
                    "--console",
                    "127.0.0.1:0")
                .ready();
        PhoneCrowd crowd = new PhoneCrowd()) {
      crowd.ask(server.endpoint("dhcp"));
      crowd.boot(50);
      // as the server sees it: nobody else has that disk
      Path ballast = Path.of("/proc/" + server.pid() + "/root" + small + "/ballast");
      fill(ballast);
      unwellUntil(() -> Files.delete(ballast), server, crowd, "make room on its disk");
    }
  }

  private static void fill(Path ballast) throws IOException {
    byte[] block = new byte[4096];
    long written = 0;
    try (OutputStream out = Files.newOutputStream(ballast)) {
      while (written < 1L << 30) {
        out.write(block);
        written += block.length;
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left");
      return;
    }
    throw new AssertionError("the disk has no end");
  }

  @Test
  void a_database_that_another_program_locks_stops_the_answers_until_it_lets_go() throws Exception {
    try (ServeProcess server = ServeProcess.start(folder, "--console", "127.0.0.1:0").ready();
        PhoneCrowd crowd = new PhoneCrowd()) {
      crowd.ask(server.endpoint("dhcp"));
      crowd.boot(50);
      try (Connection other =
              DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/dialtone.db"));
          Statement statement = other.createStatement()) {
        statement.execute("BEGIN IMMEDIATE");
        unwellUntil(
            () -> statement.execute("ROLLBACK"),
            server,
            crowd,
            "another program has it open: stop that one");
      }
    }
  }

  @Test
  void a_database_that_may_only_be_read_is_told_in_one_line_and_nothing_starts() throws Exception {
    Path locked = Files.createDirectory(folder.resolve("locked"));
    String database = "sqlite:" + locked.resolve("leases.db");
    try (ServeProcess first = ServeProcess.start(folder, "--database", database).ready();
        PhoneCrowd crowd = new PhoneCrowd()) {
      crowd.ask(first.endpoint("dhcp"));
      crowd.boot(5);
    }
    String bind = "mount --bind " + locked + " " + locked;
    List<String> through = mounting(bind + " && mount -o remount,ro,bind " + locked);
    Files.delete(folder.resolve("log"));
    try (ServeProcess second = ServeProcess.start(through, folder, "--database", database)) {
      assertThat(second.exitCode()).isEqualTo(2);
      assertThat(second.log().lines().filter(line -> line.contains("the database")).toList())
          .singleElement()
          .asString()
          .contains("leases.db", "give this user the right to read and write it");
    }
  }
}
