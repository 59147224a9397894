// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.JavaCommand;
import io.dialtone.app.Main;
import io.dialtone.app.Programs;
import io.dialtone.app.netns.Cable;
import io.dialtone.app.netns.Namespaces;
import io.dialtone.app.tftp.TftpStand;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Answers to neighbours that are not there, which the kernel keeps while it asks for them by ARP.
 */
@ExtendWith(Namespaces.class)
@Timeout(60)
class TftpAbsentTest {
  private static final String PHONE = "10.77.0.9";

  @TempDir Path folder;

  /** Requests from 10.77.0.129 to .228 for a file that is not there, in a process of its own. */
  static final class AbsentPhones {
    private static final int REQUESTS = 10_000;
    private static final int OF_ONE = 100;

    private AbsentPhones() {}

    public static void main(String... server) throws IOException {
      byte[] request = "\0\1absent\0octet\0".getBytes(StandardCharsets.ISO_8859_1);
      var to = new InetSocketAddress(InetAddress.ofLiteral(server[0]), 69);
      for (int phone = 0; phone < REQUESTS / OF_ONE; phone++) {
        var from = InetAddress.ofLiteral("10.77.0." + (129 + phone));
        try (var socket = new DatagramSocket(new InetSocketAddress(from, 0))) {
          for (int each = 0; each < OF_ONE; each++) {
            socket.send(new DatagramPacket(request, request.length, to));
          }
        }
      }
    }
  }

  @Test
  void requests_of_neighbours_that_are_not_there_keep_no_phone_waiting(Cable cable)
      throws Exception {
    String device = cable.phoneInterface();
    List<String> _ = cable.atPhone("address add " + PHONE + "/24 dev " + device);
    List<String> _ = cable.atPhone("route add local 10.77.0.128/25 dev lo");
    List<String> _ =
        cable.runAtPhone(
            List.of("sh", "-c", "echo 8 > /proc/sys/net/ipv4/conf/" + device + "/arp_ignore"));
    List<String> _ =
        cable.atServer(
            "neighbour add %s lladdr %s dev %s nud permanent"
                .formatted(PHONE, cable.phoneMac(), cable.serverInterface()));
    Path root = Files.createDirectories(folder.resolve("root"));
    Files.write(root.resolve("little.zz"), TftpStand.noise(6_000));
    List<String> server = new ArrayList<>(JavaCommand.of(Main.class.getName()));
    server.addAll(List.of("serve", "--files", root.toString(), "--data", folder + "/data"));
    server.addAll(List.of("--http", "off", "--console", "off", "--tftp", Cable.SERVER + ":69"));
    cable.serve(server, "udp", 69);
    List<String> _ = cable.runAtPhone(JavaCommand.of(AbsentPhones.class.getName(), Cable.SERVER));
    List<String> _ =
        cable.runAtPhone(
            List.of(
                Programs.require("curl").toString(),
                "-sS",
                "-o",
                folder.resolve("got").toString(),
                "tftp://" + Cable.SERVER + "/little.zz"));
    assertThat(folder.resolve("got")).hasSameBinaryContentAs(root.resolve("little.zz"));
  }
}
