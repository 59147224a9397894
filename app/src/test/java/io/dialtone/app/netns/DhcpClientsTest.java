// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.netns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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

  private RealClients clients() {
    return new RealClients(folder);
  }

  @Test
  @DisplayName("RFC 2131 4.1 4.3.2 4.3.4 udhcpc leases, by unicast, renews and releases")
  void udhcpc_leases_renews_and_releases(Cable cable) throws Exception {
    OurServer server = OurServer.start(cable, folder);
    Capture capture = Capture.at(cable, "udp port 68");
    Process client = cable.startAtPhone(clients().udhcpc(cable.phoneInterface(), "-R"));
    clients()
        .awaitTold("bound", "ip=10.77.0.10", "lease=28800", "router=10.77.0.1", "server=10.77.0.1");
    String mac = cable.phoneMac();
    capture.awaitTwo("10.77.0.1.67 > 10.77.0.10.68", "> " + mac);
    assertThat(capture.lines())
        .filteredOn(line -> line.contains("10.77.0.1.67 >"))
        .as("OFFER and ACK go to the client's card alone")
        .hasSize(2)
        .allMatch(line -> line.contains("> " + mac));
    cable.signal(client, "USR1");
    clients().awaitTold("renew", "ip=10.77.0.10");
    server.awaitSaying("REQUEST: leased 10.77.0.10", "it renewed");
    assertThat(client.toHandle().destroy()).isTrue();
    server.awaitSaying("RELEASE: it gave back 10.77.0.10");
  }

  @Test
  @DisplayName("RFC 2131 4.1 udhcpc with the broadcast bit is answered by broadcast")
  void the_broadcast_bit_is_honoured(Cable cable) throws Exception {
    OurServer _ = OurServer.start(cable, folder);
    Capture capture = Capture.at(cable, "udp port 68");
    cable.runAtPhone(clients().udhcpc(cable.phoneInterface(), "-B", "-n", "-q"));
    capture.awaitTwo("10.77.0.1.67 > 255.255.255.255.68");
    assertThat(capture.lines())
        .filteredOn(line -> line.contains("10.77.0.1.67 >"))
        .hasSize(2)
        .allMatch(line -> line.contains("> ff:ff:ff:ff:ff:ff"));
  }

  @Test
  @DisplayName("RFC 2131 4.1 where the neighbour table is closed to us, answers are broadcast")
  void without_the_right_to_the_neighbour_table_answers_are_broadcast(Cable cable)
      throws Exception {
    OurServer server = OurServer.startWithout("net_admin", cable, folder);
    Capture capture = Capture.at(cable, "udp port 68");
    cable.runAtPhone(clients().udhcpc(cable.phoneInterface(), "-n", "-q"));
    capture.awaitTwo("10.77.0.1.67 > 255.255.255.255.68", "> ff:ff:ff:ff:ff:ff");
    assertThat(server.log())
        .filteredOn(line -> line.contains("clients without an address are answered by broadcast"))
        .as("told once")
        .hasSize(1);
  }

  @Test
  @DisplayName("RFC 2131 4.3.2 4.3.4 dhclient leases, comes back by INIT-REBOOT, and releases")
  void dhclient_leases_comes_back_and_releases(Cable cable) throws Exception {
    OurServer server = OurServer.start(cable, folder);
    String device = cable.phoneInterface();
    List<String> _ = cable.runAtPhone(clients().dhclient(device, "-1"));
    clients()
        .awaitTold("BOUND", "ip=10.77.0.10", "lease=28800", "router=10.77.0.1", "server=10.77.0.1");
    List<String> _ = cable.runAtPhone(clients().dhclient(device, "-x"));
    List<String> _ = cable.runAtPhone(clients().dhclient(device, "-1"));
    clients().awaitTold("REBOOT", "ip=10.77.0.10");
    server.awaitSaying("REQUEST: leased 10.77.0.10", "it came back");
    List<String> _ = cable.runAtPhone(clients().dhclient(device, "-r"));
    server.awaitSaying("RELEASE: it gave back 10.77.0.10");
  }

  @Test
  @DisplayName("RFC 2131 4.4.5 dhclient renews by unicast")
  void dhclient_renews(Cable cable) throws Exception {
    OurServer server = OurServer.start(cable, folder);
    cable.startAtPhone(clients().renewingDhclient(cable.phoneInterface()));
    clients().awaitTold("RENEW", "ip=10.77.0.10", "server=10.77.0.1");
    server.awaitSaying("REQUEST: leased 10.77.0.10", "it renewed");
  }

  @Test
  @DisplayName("RFC 2131 4.3.3 what dhclient's script finds in use it declines")
  void dhclient_declines(Cable cable) throws Exception {
    OurServer server = OurServer.start(cable, folder);
    clients().findTaken("10.77.0.10");
    cable.startAtPhone(clients().dhclient(cable.phoneInterface(), "-d"));
    server.awaitSaying("DECLINE: 10.77.0.10 is in use by another machine", "locked away");
  }

  @Test
  @DisplayName("RFC 2131 4.3.2 4.3.4 dhcpcd leases, renews and releases")
  void dhcpcd_leases_renews_and_releases(Cable cable) throws Exception {
    OurServer server = OurServer.start(cable, folder);
    Process client = cable.startAtPhone(clients().dhcpcd(cable.phoneInterface(), "-B", "-A"));
    clients().awaitTold("BOUND", "ip=10.77.0.10", "lease=28800", "server=10.77.0.1");
    cable.signal(client, "USR1");
    server.awaitSaying("REQUEST: leased 10.77.0.10", "it renewed");
    clients().awaitTold("RENEW", "ip=10.77.0.10");
    cable.signal(client, "ALRM"); // release, and end
    server.awaitSaying("RELEASE: it gave back 10.77.0.10");
  }

  @Test
  @DisplayName("RFC 2131 4.3.3 what dhcpcd finds in use by ARP it declines")
  void dhcpcd_declines(Cable cable) throws Exception {
    String settings = "[dhcp]\nprobe = false\n" + OurServer.POOL;
    OurServer server = OurServer.serve(cable, folder, settings, cable.serverInterface());
    // the other machine that has it: this one, since the server looked at its addresses
    cable.atServer("address add 10.77.0.10/24 dev " + cable.serverInterface());
    // answered by broadcast: a unicast to it would stay in the machine that has the address
    cable.startAtPhone(clients().dhcpcd(cable.phoneInterface(), "-B", "-J"));
    server.awaitSaying("DECLINE: 10.77.0.10 is in use by another machine", "locked away");
  }
}
