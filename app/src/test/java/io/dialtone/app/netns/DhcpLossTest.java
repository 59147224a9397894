// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.netns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Packets dropped by the kernel itself, between our DHCP server and clients: either way the first
 * and each third after it.
 */
@ExtendWith(Namespaces.class)
@Timeout(120)
class DhcpLossTest {
  @TempDir Path folder;

  private OurServer server;
  private DroppingKernel kernel;

  @BeforeEach
  void a_server_behind_a_lossy_network(Cable cable) throws Exception {
    server = OurServer.start(cable, folder);
    String device = " device " + cable.serverInterface();
    kernel =
        new DroppingKernel(cable::runAtServer)
            .dropping("netdev", "ingress" + device, "udp dport 67", 3)
            .dropping("netdev", "egress" + device, "udp sport 67", 3);
  }

  /** How many went astray hangs on how fast a client asks again; the first always do. */
  private void assertOneLeaseThroughTheLoss() {
    server.awaitSaying("REQUEST: leased"); // it says so once it has sent it
    assertThat(kernel.dropped()).hasSize(2).allMatch(count -> count > 0);
    assertThat(server.log())
        .filteredOn(line -> line.contains("REQUEST: leased"))
        .allMatch(line -> line.contains("leased 10.77.0.10"));
  }

  @Test
  @DisplayName("RFC 2131 4.1 our phone asks again until it has its lease")
  void our_phone_leases(Cable cable) throws Exception {
    NamespacePhone phone = NamespacePhone.boot(cable);
    assertThat(phone.did("dhcp"))
        .anyMatch(step -> step.startsWith("lease: 10.77.0.10/24 from 10.77.0.1"));
    assertOneLeaseThroughTheLoss();
  }

  @Test
  @DisplayName("RFC 2131 4.1 udhcpc is answered again as it was before")
  void udhcpc_leases(Cable cable) throws Exception {
    RealClients clients = new RealClients(folder);
    List<String> _ =
        cable.runAtPhone(clients.udhcpc(cable.phoneInterface(), "-q", "-T", "1", "-t", "10"));
    clients.awaitTold("bound", "ip=10.77.0.10", "server=10.77.0.1");
    assertOneLeaseThroughTheLoss();
  }

  @Test
  @DisplayName("RFC 2131 4.1 dhclient is answered again as it was before")
  void dhclient_leases(Cable cable) throws Exception {
    RealClients clients = new RealClients(folder);
    List<String> _ = cable.runAtPhone(clients.dhclient(cable.phoneInterface(), "-1"));
    clients.awaitTold("BOUND", "ip=10.77.0.10", "server=10.77.0.1");
    assertOneLeaseThroughTheLoss();
  }
}
