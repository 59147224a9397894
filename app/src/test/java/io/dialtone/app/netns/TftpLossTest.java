// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.netns;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.JavaCommand;
import io.dialtone.app.Main;
import io.dialtone.app.Programs;
import io.dialtone.app.tftp.TftpStand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packets dropped by the kernel itself, between our server and other people's TFTP clients. */
@ExtendWith(Namespaces.class)
@Timeout(120)
class TftpLossTest {
  private static final String PHONE = "10.77.0.9";

  @TempDir Path folder;

  /**
   * What the server's kernel drops, as where its table of connections is full, is not even sent.
   */
  @ParameterizedTest
  @CsvSource({
    "curl, phone",
    "busybox, phone",
    "atftp, phone",
    "curl, server",
    "busybox, server",
  })
  void a_file_arrives_whole_through_a_kernel_that_drops_packets(
      String client, String where, Cable cable) throws Exception {
    List<String> _ = cable.atPhone("address add " + PHONE + "/24 dev " + cable.phoneInterface());
    Path root = Files.createDirectories(folder.resolve("root"));
    Files.write(root.resolve("little.zz"), TftpStand.noise(6_000));
    List<String> server = new ArrayList<>(JavaCommand.of(Main.class.getName()));
    server.addAll(List.of("serve", "--files", root.toString(), "--data", folder + "/data"));
    server.addAll(List.of("--http", "off", "--console", "off", "--tftp", Cable.SERVER + ":69"));
    cable.serve(server, "udp", 69);
    DroppingKernel kernel =
        where.equals("phone")
            ? new DroppingKernel(cable::runAtPhone).dropping("ip", "input", "ip protocol udp", 10)
            : new DroppingKernel(cable::runAtServer)
                .dropping("ip", "output", "ip protocol udp", 10);
    List<String> command =
        switch (client) {
          case "curl" ->
              List.of(
                  Programs.require("curl").toString(),
                  "-sS",
                  "--connect-timeout", // it asks for a repeat after a third of it
                  "10",
                  "-o",
                  got(),
                  "tftp://10.77.0.1/little.zz");
          case "busybox" ->
              List.of(
                  Programs.require("busybox").toString(),
                  "tftp",
                  "-g",
                  "-l",
                  got(),
                  "-r",
                  "little.zz",
                  "10.77.0.1");
          default ->
              List.of(
                  Programs.require("atftp").toString(),
                  "-g",
                  "-l",
                  got(),
                  "-r",
                  "little.zz",
                  "10.77.0.1");
        };
    List<String> _ = cable.runAtPhone(command);
    assertThat(folder.resolve("got")).hasSameBinaryContentAs(root.resolve("little.zz"));
    assertThat(kernel.dropped()).singleElement().satisfies(count -> assertThat(count).isPositive());
  }

  private String got() {
    return folder.resolve("got").toString();
  }
}
