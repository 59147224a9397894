// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.netns;

import io.dialtone.app.Programs;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Interfaces that are down, go away and come back while our server runs. */
@ExtendWith(Namespaces.class)
@Timeout(120)
class DhcpInterfacesTest {

  private static final String CONSOLE = "127.0.0.1:8081";

  @TempDir Path folder;

  private RealClients clients() {
    return new RealClients(folder);
  }

  @Test
  void an_interface_that_is_down_is_warned_of(Cable cable) throws Exception {
    cable.atServer("link set dev " + cable.serverInterface() + " down");
    OurServer server = OurServer.start(cable, folder);
    server.awaitSaying("warn", cable.serverInterface() + " is down: nobody can ask there");
    cable.atServer("link set dev " + cable.serverInterface() + " up");
    asks(cable);
    clients().awaitTold("bound", "ip=10.77.0.10");
  }

  @Test
  @DisplayName("an interface removed and made anew is served again without a restart")
  void an_interface_made_anew_is_served_again(Cable cable) throws Exception {
    OurServer server = OurServer.start(cable, folder, "--console", CONSOLE);
    awaitReady(cable, "ready");
    cable.atServer("link delete dev " + cable.serverInterface());
    server.awaitSaying("error", cable.serverInterface() + " was removed: nobody is heard there");
    awaitReady(cable, cable.serverInterface() + " was removed");

    cable.joinAgain();
    server.awaitSaying(cable.serverInterface() + " was made anew: its socket was opened again");
    awaitReady(cable, cable.serverInterface() + " has no IPv4 address");
    cable.addressServer();
    server.awaitSaying(cable.serverInterface() + " can be served again");
    awaitReady(cable, "ready");
    asks(cable);
    clients().awaitTold("bound", "ip=10.77.0.10", "server=" + Cable.SERVER);
  }

  @Test
  void the_other_interface_is_served_meanwhile_and_both_afterwards(Cable cable) throws Exception {
    try (Branch branch = Branch.lay(cable.serverInterface(), "10.79.0.1/24")) {
      OurServer server =
          OurServer.serve(
              cable,
              folder,
              OurServer.POOL + OurServer.POOL.replace("10.77.", "10.79."),
              cable.serverInterface() + "," + branch.trunkInterface());
      cable.atServer("link delete dev " + cable.serverInterface());
      server.awaitSaying(cable.serverInterface() + " was removed");
      branch.run(clients().udhcpc(branch.farInterface(), "-B", "-n", "-q", "-t", "20", "-T", "1"));
      clients().awaitTold("bound " + branch.farInterface(), "ip=10.79.0.10");

      cable.joinAgain();
      cable.addressServer();
      server.awaitSaying(cable.serverInterface() + " was made anew");
      asks(cable);
      clients().awaitTold("bound " + cable.phoneInterface(), "ip=10.77.0.10", "server=10.77.0.1");
      branch.run(clients().udhcpc(branch.farInterface(), "-B", "-n", "-q", "-t", "20", "-T", "1"));
    }
  }

  private void asks(Cable cable) throws Exception {
    cable.startAtPhone(clients().udhcpc(cable.phoneInterface(), "-t", "20", "-T", "1"));
  }

  private static void awaitReady(Cable cable, String words) {
    List<String> ask =
        List.of(Programs.require("curl").toString(), "--silent", "http://" + CONSOLE + "/readyz");
    Cable.await(
        "/readyz says " + words, () -> String.join(" ", cable.runAtServer(ask)).contains(words));
  }
}
