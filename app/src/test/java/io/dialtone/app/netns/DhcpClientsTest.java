// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.netns;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Other people's DHCP clients on a real interface against our server. */
@ExtendWith(Namespaces.class)
@Timeout(120)
class DhcpClientsTest {

  @TempDir Path folder;

  /** What clients call: it writes down what it is told, and sets the address. */
  private Path script() throws IOException {
    Path script = folder.resolve("told");
    Files.writeString(
        script,
        """
        #!/bin/sh
        what=${1:-$reason}
        address=${ip:-$new_ip_address}
        case $what in
          bound|renew|BOUND|RENEW|REBIND|REBOOT) IP address replace $address/24 dev $interface ;;
          deconfig|EXPIRE|RELEASE|STOP) IP -4 address flush dev $interface ;;
        esac
        echo "$what $interface ip=$address lease=${lease:-$new_dhcp_lease_time}\
         router=${router:-$new_routers} server=${serverid:-$new_dhcp_server_identifier}" >> LOG
        """
            .replace("IP", Programs.require("ip").toString())
            .replace("LOG", folder.resolve("told.log").toString()),
        StandardCharsets.UTF_8);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    return script;
  }

  private List<String> told() throws IOException {
    Path log = folder.resolve("told.log");
    return Files.exists(log) ? Files.readAllLines(log) : List.of();
  }

  private void awaitTold(String... words) {
    Cable.await(
        "a client was told " + List.of(words),
        () -> {
          try {
            return told().stream()
                .anyMatch(line -> List.of(words).stream().allMatch(line::contains));
          } catch (IOException unreadable) {
            return false;
          }
        });
  }

  private List<String> udhcpc(Cable cable, String... options) throws IOException {
    var command =
        new ArrayList<String>(
            List.of(
                Programs.require("udhcpc").toString(),
                "-f",
                "-i",
                cable.phoneInterface(),
                "-s",
                script().toString()));
    command.addAll(List.of(options));
    return command;
  }

  private List<String> dhclient(Cable cable, String... options) throws IOException {
    var command =
        new ArrayList<String>(
            List.of(
                Programs.require("dhclient").toString(),
                "-4",
                "-d",
                "-v",
                "-sf",
                script().toString(),
                "-lf",
                folder.resolve("dhclient.leases").toString(),
                "-pf",
                folder.resolve("dhclient.pid").toString(),
                "-cf",
                Files.writeString(folder.resolve("dhclient.conf"), "timeout 20;").toString()));
    command.addAll(List.of(options));
    command.add(cable.phoneInterface());
    return command;
  }

  @Test
  @DisplayName("RFC 2131 4.1 udhcpc without the broadcast bit is answered by unicast, and released")
  void udhcpc_gets_an_address_by_unicast_and_gives_it_back(Cable cable) throws Exception {
    OurServer server = OurServer.start(cable, folder);
    Capture capture = Capture.at(cable, "udp port 68");
    Process client = cable.startAtPhone(udhcpc(cable, "-R"));
    awaitTold("bound", "ip=10.77.0.10", "lease=28800", "router=10.77.0.1", "server=10.77.0.1");
    String mac = cable.phoneMac();
    capture.awaitTwo("10.77.0.1.67 > 10.77.0.10.68", "> " + mac);
    assertThat(capture.lines())
        .filteredOn(line -> line.contains("10.77.0.1.67 >"))
        .as("OFFER and ACK go to the client's card alone")
        .hasSize(2)
        .allMatch(line -> line.contains("> " + mac));
    assertThat(client.toHandle().destroy()).isTrue();
    server.awaitSaying("RELEASE: it gave back 10.77.0.10");
  }

  @Test
  @DisplayName("RFC 2131 4.1 udhcpc with the broadcast bit is answered by broadcast")
  void the_broadcast_bit_is_honoured(Cable cable) throws Exception {
    OurServer _ = OurServer.start(cable, folder);
    Capture capture = Capture.at(cable, "udp port 68");
    cable.runAtPhone(udhcpc(cable, "-B", "-n", "-q"));
    capture.awaitTwo("10.77.0.1.67 > 255.255.255.255.68");
    assertThat(capture.lines())
        .filteredOn(line -> line.contains("10.77.0.1.67 >"))
        .hasSize(2)
        .allMatch(line -> line.contains("> ff:ff:ff:ff:ff:ff"));
  }

  @Test
  @DisplayName("RFC 2131 4.3.2 ISC dhclient leases, renews by unicast, and releases")
  void isc_dhclient(Cable cable) throws Exception {
    OurServer server = OurServer.start(cable, folder);
    List<String> once = dhclient(cable, "-1");
    once.remove("-d");
    List<String> _ = cable.runAtPhone(once);
    awaitTold("BOUND", "ip=10.77.0.10", "lease=28800", "router=10.77.0.1", "server=10.77.0.1");
    List<String> _ = cable.runAtPhone(dhclient(cable, "-r"));
    server.awaitSaying("RELEASE: it gave back 10.77.0.10");
  }
}
