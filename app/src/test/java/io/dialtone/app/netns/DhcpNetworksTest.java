// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.netns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.JavaCommand;
import io.dialtone.app.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our server on several networks at once, and behind other people's relays. */
@ExtendWith(Namespaces.class)
@Timeout(120)
class DhcpNetworksTest {

  @TempDir Path folder;

  private RealClients clients() {
    return new RealClients(folder);
  }

  /** A pool of addresses 10 to 50 of a network 10.n.0.0/24 whose router is its first host. */
  private static String pool(int n) {
    return """
    [[dhcp.pool]]
    subnet = "10.N.0.0/24"
    range = "10.N.0.10-10.N.0.50"
    router = "10.N.0.1"
    """
        .replace("N", Integer.toString(n));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("RFC 2131 4.1 two interfaces have a network each, and renew, by two sockets or one")
  void each_of_two_interfaces_has_its_own_network(boolean named, Cable cable) throws Exception {
    try (Branch branch = Branch.lay(cable.serverInterface(), "10.79.0.1/24")) {
      String both = cable.serverInterface() + "," + branch.trunkInterface();
      OurServer server =
          OurServer.serve(cable, folder, pool(77) + pool(79), named ? both : "0.0.0.0:67");
      var near = cable.startAtPhone(clients().udhcpc(cable.phoneInterface()));
      var far = branch.start(clients().udhcpc(branch.farInterface(), "-B"));
      clients()
          .awaitTold("bound " + cable.phoneInterface() + " ", "ip=10.77.0.10", "server=10.77.0.1");
      clients()
          .awaitTold("bound " + branch.farInterface() + " ", "ip=10.79.0.10", "server=10.79.0.1");
      cable.signal(near, "USR1");
      branch.signal(far, "USR1");
      assertRenewedOnBoth("renew ", cable, branch, server);
    }
  }

  private void assertRenewedOnBoth(String told, Cable cable, Branch branch, OurServer server) {
    clients().awaitTold(told + cable.phoneInterface() + " ", "ip=10.77.0.10", "server=10.77.0.1");
    clients().awaitTold(told + branch.farInterface() + " ", "ip=10.79.0.10", "server=10.79.0.1");
    server.awaitSaying("REQUEST: leased 10.77.0.10", "it renewed");
    server.awaitSaying("REQUEST: leased 10.79.0.10", "it renewed");
  }

  @Test
  @DisplayName("RFC 2131 4.3.4 dhclient and dhcpcd on two interfaces lease, renew and release")
  void other_clients_on_two_interfaces(Cable cable) throws Exception {
    try (Branch branch = Branch.lay(cable.serverInterface(), "10.79.0.1/24")) {
      OurServer server = OurServer.serve(cable, folder, pool(77) + pool(79), "0.0.0.0:67");
      cable.startAtPhone(clients().renewingDhclient(cable.phoneInterface()));
      var dhcpcd = branch.start(clients().dhcpcd(branch.farInterface(), "-B", "-A"));
      clients()
          .awaitTold("BOUND " + cable.phoneInterface() + " ", "ip=10.77.0.10", "server=10.77.0.1");
      clients()
          .awaitTold("BOUND " + branch.farInterface() + " ", "ip=10.79.0.10", "server=10.79.0.1");
      branch.signal(dhcpcd, "USR1");
      assertRenewedOnBoth("RENEW ", cable, branch, server);
      cable.runAtPhone(clients().dhclient(cable.phoneInterface(), "-r"));
      branch.signal(dhcpcd, "ALRM");
      server.awaitSaying("RELEASE: it gave back 10.77.0.10");
      server.awaitSaying("RELEASE: it gave back 10.79.0.10");
    }
  }

  @Test
  @DisplayName("RFC 2131 4.3.1 an interface's second address counts as much as its first")
  void an_interfaces_second_network_is_served_too(Cable cable) throws Exception {
    cable.atServer("address add 10.80.0.1/24 dev " + cable.serverInterface());
    OurServer server = OurServer.serve(cable, folder, pool(80), cable.serverInterface());
    cable.startAtPhone(clients().udhcpc(cable.phoneInterface()));
    clients().awaitTold("bound", "ip=10.80.0.10", "router=10.80.0.1", "server=10.80.0.1");
    server.awaitSaying("REQUEST: leased 10.80.0.10");
  }

  @Test
  @DisplayName("RFC 2131 4.1 on a shared network the way to the other subnet may be the router's")
  void a_client_of_a_shared_networks_other_subnet_hears_us(Cable cable) throws Exception {
    cable.atServer("route add default via 10.77.0.254 dev " + cable.serverInterface());
    String settings =
        OurServer.POOL
            + "network = \"floor\"\n"
            + pool(80)
            + "network = \"floor\"\n[[dhcp.reservation]]\nmac = \""
            + cable.phoneMac()
            + "\"\naddress = \"10.80.0.20\"\n";
    OurServer server = OurServer.serve(cable, folder, settings, cable.serverInterface());
    cable.startAtPhone(clients().udhcpc(cable.phoneInterface(), "-t", "20", "-T", "1"));
    clients().awaitTold("bound", "ip=10.80.0.20", "router=10.80.0.1", "server=10.77.0.1");
    server.awaitSaying("REQUEST: leased 10.80.0.20");
  }

  @Test
  @DisplayName("RFC 2131 4.3.5 who has us answer where nobody is keeps no phone waiting")
  void answers_to_nobody_hold_up_no_others(Cable cable) throws Exception {
    OurServer server = OurServer.start(cable, folder);
    cable.atPhone("address add 10.77.0.200/24 dev " + cable.phoneInterface());
    cable.runAtPhone(JavaCommand.of(InformFlood.class.getName(), "10.77.0.200", "1000"));
    cable.runAtPhone(clients().udhcpc(cable.phoneInterface(), "-n", "-q", "-t", "8", "-T", "1"));
    clients().awaitTold("bound", "ip=10.77.0.10");
    server.awaitSaying("REQUEST: leased 10.77.0.10");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dhcrelay", "dnsmasq"})
  @DisplayName("RFC 1542 4.1.1 udhcpc behind a relay leases, and past it renews and releases")
  void a_client_behind_a_relay(String relay, Cable cable) throws Exception {
    try (Branch branch = Branch.behind(cable)) {
      OurServer server = OurServer.serve(cable, folder, pool(78), cable.serverInterface());
      server.awaitSaying("no pool is of the network of " + cable.serverInterface());
      branch.relay(relay, cable);
      var client =
          branch.start(clients().udhcpc(branch.farInterface(), "-R", "-t", "20", "-T", "1"));
      clients().awaitTold("bound", "ip=10.78.0.10", "router=10.78.0.1", "server=10.77.0.1");
      server.awaitSaying("REQUEST: leased 10.78.0.10", "it took our offer");
      branch.signal(client, "USR1");
      server.awaitSaying("REQUEST: leased 10.78.0.10", "it renewed");
      branch.signal(client, "TERM");
      server.awaitSaying("RELEASE: it gave back 10.78.0.10");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dhcrelay", "dnsmasq"})
  @DisplayName("RFC 1542 4.1.1 dhclient behind a relay leases, comes back, renews and releases")
  void dhclient_behind_a_relay(String relay, Cable cable) throws Exception {
    try (Branch branch = Branch.behind(cable)) {
      OurServer server = OurServer.serve(cable, folder, pool(78), cable.serverInterface());
      branch.relay(relay, cable);
      branch.run(clients().dhclient(branch.farInterface(), "-1"));
      clients().awaitTold("BOUND", "ip=10.78.0.10", "router=10.78.0.1", "server=10.77.0.1");
      branch.run(clients().dhclient(branch.farInterface(), "-x"));
      branch.start(clients().renewingDhclient(branch.farInterface()));
      clients().awaitTold("REBOOT", "ip=10.78.0.10");
      server.awaitSaying("REQUEST: leased 10.78.0.10", "it came back");
      clients().awaitTold("RENEW", "ip=10.78.0.10", "server=10.77.0.1");
      server.awaitSaying("REQUEST: leased 10.78.0.10", "it renewed");
      branch.run(clients().dhclient(branch.farInterface(), "-r"));
      server.awaitSaying("RELEASE: it gave back 10.78.0.10");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dhcrelay", "dnsmasq"})
  @DisplayName("RFC 1542 4.1.1 dhcpcd behind a relay leases, renews and releases")
  void dhcpcd_behind_a_relay(String relay, Cable cable) throws Exception {
    try (Branch branch = Branch.behind(cable)) {
      OurServer server = OurServer.serve(cable, folder, pool(78), cable.serverInterface());
      branch.relay(relay, cable);
      var client = branch.start(clients().dhcpcd(branch.farInterface(), "-B", "-A"));
      clients().awaitTold("BOUND", "ip=10.78.0.10", "router=10.78.0.1", "server=10.77.0.1");
      server.awaitSaying("REQUEST: leased 10.78.0.10", "it took our offer");
      branch.signal(client, "USR1");
      clients().awaitTold("RENEW", "ip=10.78.0.10", "server=10.77.0.1");
      server.awaitSaying("REQUEST: leased 10.78.0.10", "it renewed");
      branch.signal(client, "ALRM"); // release, and end
      server.awaitSaying("RELEASE: it gave back 10.78.0.10");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dhcrelay", "dnsmasq"})
  @DisplayName("RFC 2131 4.3.3 what dhclient's script finds in use behind a relay it declines")
  void dhclient_declines_behind_a_relay(String relay, Cable cable) throws Exception {
    try (Branch branch = Branch.behind(cable)) {
      OurServer server = OurServer.serve(cable, folder, pool(78), cable.serverInterface());
      branch.relay(relay, cable);
      clients().findTaken("10.78.0.10");
      branch.start(clients().dhclient(branch.farInterface(), "-d"));
      server.awaitSaying("DECLINE: 10.78.0.10 is in use by another machine", "locked away");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dhcrelay", "dnsmasq"})
  @DisplayName("RFC 2131 4.3.3 what dhcpcd finds in use behind a relay by ARP it declines")
  void dhcpcd_declines_behind_a_relay(String relay, Cable cable) throws Exception {
    try (Branch branch = Branch.behind(cable)) {
      String settings = "[dhcp]\nprobe = false\n" + pool(78);
      OurServer server = OurServer.serve(cable, folder, settings, cable.serverInterface());
      branch.relay(relay, cable);
      // the other machine that has it: the relay's
      cable.atPhone("address add 10.78.0.10/32 dev " + branch.trunkInterface());
      // answered by broadcast: a unicast to it would stay in the machine that has the address
      branch.start(clients().dhcpcd(branch.farInterface(), "-B", "-J"));
      server.awaitSaying("DECLINE: 10.78.0.10 is in use by another machine", "locked away");
    }
  }

  @Test
  @DisplayName("SRV-8 by its lease through a relay a phone gets its own files, and not another's")
  void a_relayed_phone_gets_its_own_files_alone(Cable cable) throws Exception {
    Path site = Files.createDirectory(folder.resolve("site"));
    for (String phone : List.of("00147F0000AA", "00147F0000BB")) {
      Files.writeString(site.resolve("ST2030S_" + phone + ".txt"), "of " + phone, UTF_8);
    }
    try (Branch branch = Branch.behind(cable)) {
      String[] doors = {"--http", "0.0.0.0:80", "--tftp", "0.0.0.0:69"};
      OurServer server = OurServer.serve(cable, folder, pool(78), cable.serverInterface(), doors);
      branch.relay("dhcrelay", cable);
      leases(branch, "00:14:7f:00:00:aa", "10.78.0.10");
      assertThat(gets(branch, "00147F0000AA")).containsOnly("of 00147F0000AA");
      leases(branch, "00:14:7f:00:00:bb", "10.78.0.11");
      assertThat(gets(branch, "00147F0000BB")).containsOnly("of 00147F0000BB");
      assertThat(gets(branch, "00147F0000AA")).containsOnly("nothing");
      server.awaitSaying("this phone's lease is for 10.78.0.10, not for 10.78.0.11");
    }
  }

  /** The far end becomes this phone, with an address by the relay. */
  private void leases(Branch branch, String mac, String address) throws Exception {
    branch.run(List.of("ip", "-4", "address", "flush", "dev", branch.farInterface()));
    branch.run(List.of("ip", "link", "set", branch.farInterface(), "address", mac));
    branch.run(clients().udhcpc(branch.farInterface(), "-n", "-q", "-t", "20", "-T", "1"));
    clients().awaitTold("bound", "ip=" + address);
  }

  /** What the far end gets of a phone's file, by HTTP and by TFTP. */
  private static List<String> gets(Branch branch, String phone) {
    String curl = Programs.require("curl") + " --silent --fail --max-time 20 ";
    String place = "://" + Cable.SERVER + "/ST2030S_" + phone + ".txt || echo nothing";
    return Stream.of("http", "tftp")
        .map(way -> String.join("", branch.run(List.of("sh", "-c", curl + way + place))))
        .toList();
  }
}
