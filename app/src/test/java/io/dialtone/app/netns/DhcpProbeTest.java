// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.netns;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.JavaCommand;
import io.dialtone.app.Main;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Addresses that somebody has already, and servers that somebody else runs, on a real interface.
 */
@ExtendWith(Namespaces.class)
@Timeout(120)
class DhcpProbeTest {

  @TempDir Path folder;

  /** What the doctor hears at the phone's end; its MAC is not the interface's. */
  private static JsonNode doctor(Cable cable, String mac) {
    var command = new ArrayList<String>(JavaCommand.of(Main.class.getName()));
    command.addAll(
        List.of("doctor", cable.phoneInterface(), "--json", "--wait", "2", "--mac", mac));
    // exit 1 is an answer too
    List<String> said =
        cable.runAtPhone(List.of("sh", "-c", String.join(" ", command) + " || test $? = 1"));
    return new JsonMapper().readTree(said.getLast());
  }

  private static String offered(JsonNode doctor) {
    return doctor.get("places").get(0).get("offers").get(0).get("address").asString();
  }

  private void squat(Cable cable, String address) {
    cable.atPhone("address add " + address + "/24 dev " + cable.phoneInterface());
  }

  @Test
  @DisplayName(
      "RFC 2131 3.1 an address that somebody has is not offered, though he hides from ICMP")
  void an_address_that_somebody_has_is_not_offered(Cable cable) throws Exception {
    OurServer server = OurServer.start(cable, folder);
    squat(cable, "10.77.0.10");
    assertThat(offered(doctor(cable, "00147F000001"))).isEqualTo("10.77.0.11");
    server.awaitSaying("10.77.0.10 answers a probe", "locked away");

    cable.runAtPhone(List.of("sysctl", "-q", "-w", "net.ipv4.icmp_echo_ignore_all=1"));
    squat(cable, "10.77.0.12");
    assertThat(offered(doctor(cable, "00147F000002"))).isEqualTo("10.77.0.13");
    server.awaitSaying("10.77.0.12 answers a probe", "locked away");
  }

  @Test
  @DisplayName("RFC 2131 3.1 an address that its own client has already is offered to it")
  void an_address_that_its_own_client_has_is_offered_to_it(Cable cable) throws Exception {
    OurServer server = OurServer.start(cable, folder);
    squat(cable, "10.77.0.10");
    cable.runAtPhone(
        List.of("udhcpc", "-i", cable.phoneInterface(), "-n", "-q", "-s", "/bin/true"));
    server.awaitSaying("REQUEST: leased 10.77.0.10");
  }

  @Test
  @DisplayName("RFC 2131 4.3.3 what udhcpc finds in use by ARP it declines, and gets another")
  void an_address_that_its_client_declines_is_locked_away(Cable cable) throws Exception {
    String settings =
        """
        [dhcp]
        probe = false

        [[dhcp.pool]]
        subnet = "10.77.0.0/24"
        range = "10.77.0.10-10.77.0.50"
        router = "10.77.0.1"
        """;
    OurServer server = OurServer.serve(cable, folder, settings, cable.serverInterface());
    // the other machine that has it: this one, since the server looked at its addresses
    cable.atServer("address add 10.77.0.10/24 dev " + cable.serverInterface());
    var clients = new RealClients(folder);
    cable.startAtPhone(clients.udhcpc(cable.phoneInterface(), "-B", "-a", "-A", "1"));
    server.awaitSaying("DECLINE: 10.77.0.10 is in use by another machine", "locked away");
    clients.awaitTold("bound", "ip=10.77.0.11", "server=10.77.0.1");
  }

  @Test
  @DisplayName("SRC-1 another DHCP server on the wire is told at the start")
  void another_server_is_told_at_the_start(Cable cable) throws Exception {
    squat(cable, "10.77.0.2");
    var other =
        cable.startServerAtPhone(
            List.of(
                io.dialtone.app.Programs.require("dnsmasq").toString(),
                "--conf-file=/dev/null",
                "--port=0",
                "--interface=" + cable.phoneInterface(),
                "--dhcp-range=10.77.0.100,10.77.0.150,255.255.255.0,1h",
                "--dhcp-option=66,10.77.0.2",
                "--leasefile-ro",
                "--no-ping",
                "--user=root",
                "--pid-file",
                "--keep-in-foreground",
                "--log-facility=-"));
    assertThat(other.awaitLines(1, line -> line.contains("IP range"))).isTrue();
    OurServer server = OurServer.start(cable, folder);
    server.awaitSaying(
        "another DHCP server answers on " + cable.serverInterface() + ": 10.77.0.2 offers",
        "tftp://10.77.0.2");
  }
}
