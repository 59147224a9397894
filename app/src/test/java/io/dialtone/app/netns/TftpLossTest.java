// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.netns;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.Main;
import io.dialtone.app.Programs;
import io.dialtone.app.tftp.TftpStand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packets dropped by the kernel itself, between our server and other people's TFTP clients. */
@ExtendWith(Namespaces.class)
@Timeout(120)
class TftpLossTest {
  private static final String PHONE = "10.77.0.9";

  @TempDir Path folder;

  /** One of so many packets to the client, so that each run loses some. */
  private void losingOneOf(Cable cable, int packets) {
    String rule = "ip protocol udp numgen inc mod " + packets + " == 3 counter drop";
    String nft = Programs.require("nft").toString();
    try {
      nft(cable, nft, "add table ip weather");
      nft(cable, nft, "add chain ip weather in { type filter hook input priority 0 ; }");
      nft(cable, nft, "add rule ip weather in " + rule);
    } catch (IllegalStateException refused) {
      String reason = "the kernel takes no nft rule with numgen: " + refused.getMessage();
      System.out.println("skipped: " + reason);
      Assumptions.abort(reason);
    }
  }

  private static void nft(Cable cable, String nft, String words) {
    List<String> command = new ArrayList<>(List.of(nft));
    command.addAll(List.of(words.split(" ", -1)));
    List<String> _ = cable.runAtPhone(command);
  }

  private static long dropped(Cable cable) {
    List<String> rules =
        cable.runAtPhone(List.of(Programs.require("nft").toString(), "list", "ruleset"));
    return rules.stream()
        .filter(line -> line.contains("numgen"))
        .mapToLong(line -> Long.parseLong(line.replaceFirst(".*packets (\\d+) .*", "$1")))
        .sum();
  }

  @ParameterizedTest
  @ValueSource(strings = {"curl", "busybox", "atftp"})
  void a_file_arrives_whole_through_a_kernel_that_drops_packets(String client, Cable cable)
      throws Exception {
    List<String> _ = cable.atPhone("address add " + PHONE + "/24 dev " + cable.phoneInterface());
    Path root = Files.createDirectories(folder.resolve("root"));
    Files.write(root.resolve("little.zz"), TftpStand.noise(12_000));
    List<String> server =
        new ArrayList<>(NamespacePhone.java("-XX:TieredStopAtLevel=1", Main.class.getName()));
    server.addAll(List.of("serve", "--files", root.toString(), "--data", folder + "/data"));
    server.addAll(List.of("--http", "off", "--console", "off", "--tftp", Cable.SERVER + ":69"));
    cable.serve(server, "udp", 69);
    losingOneOf(cable, 10);
    List<String> command =
        switch (client) {
          case "curl" ->
              List.of(
                  Programs.require("curl").toString(),
                  "-sS",
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
    assertThat(dropped(cable)).isPositive();
  }

  private String got() {
    return folder.resolve("got").toString();
  }
}
