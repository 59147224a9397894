// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.netns;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.JavaCommand;
import io.dialtone.app.Programs;
import io.dialtone.app.golden.Nginx;
import io.dialtone.app.golden.OutsideServer;
import io.dialtone.app.golden.Request;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a phone does to the interface it is plugged into, and to nothing else of the machine. */
@ExtendWith(Namespaces.class)
@Timeout(120)
class InterfaceTest {
  private static final String BEYOND = "10.88.0.1";

  @TempDir Path folder;

  private OtherServers servers(Cable cable) {
    return new OtherServers(cable, folder);
  }

  private static String option43(String host) {
    return "option vendor-encapsulated-options \"http://" + host + "/a.inf\";";
  }

  private static boolean has(List<String> lines, String words) {
    return lines.stream().anyMatch(line -> line.contains(words));
  }

  @Test
  @DisplayName("SRC-7 a phone that is told to end takes its address and its routes away")
  void a_stopped_phone_leaves_nothing_behind(Cable cable) throws Exception {
    servers(cable).dhcpd("option routers 10.77.0.1; " + option43(Cable.SERVER));
    cable.atPhone("route add unreachable default");
    List<String> routes = cable.atPhone("route");
    Process phone = cable.startAtPhone(NamespacePhone.command(cable, "--real-time"));
    String device = cable.phoneInterface();
    Cable.await("the phone has an address", () -> has(cable.atPhone("-4 address"), "10.77.0."));
    assertThat(cable.atPhone("-4 address show dev " + device))
        .anyMatch(line -> line.matches(".*inet 10\\.77\\.0\\.\\d+/24 brd 10\\.77\\.0\\.255.*"))
        .anyMatch(line -> line.matches(".*valid_lft 3[56]\\d\\dsec.*")); // it dies with the lease
    Cable.await("packets have their own way", () -> has(cable.atPhone("rule"), "from 10.77.0."));
    Cable.await(
        "the router is in it", () -> has(cable.atPhone("route show table all"), "via 10.77.0.1"));
    assertThat(cable.atPhone("route")).containsAll(routes); // the machine's own stay

    phone.destroy();
    assertThat(phone.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(cable.atPhone("-4 address show dev " + device)).isEmpty();
    assertThat(cable.atPhone("rule")).hasSize(3);
    assertThat(cable.atPhone("route")).isEqualTo(routes);
  }

  @Test
  @DisplayName("SRC-4 the lease's router leads the phone, and only the phone, to other networks")
  void the_router_is_the_phones_alone(Cable cable) throws Exception {
    cable.atServer("address add " + BEYOND + "/32 dev lo");
    cable.atPhone("route add unreachable default");
    Path files = Files.createDirectories(folder.resolve("site"));
    Files.writeString(files.resolve("a.inf"), "[config]\n", StandardCharsets.ISO_8859_1);
    OutsideServer nginx = servers(cable).nginx(files, BEYOND);
    servers(cable).dhcpd("option routers 10.77.0.1; " + option43(BEYOND));
    NamespacePhone phone = NamespacePhone.boot(cable);
    assertThat(phone.display()).isEqualTo("ready");
    List<String> _ = nginx.stop(); // then its notes are whole
    assertThat(Nginx.requests(folder)).extracting(Request::trace).startsWith("a.inf 200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2"})
  void a_strict_source_check_does_not_keep_the_offer_away(String strict, Cable cable)
      throws Exception {
    Path sysctl = Programs.require("sysctl");
    for (String scope : List.of("all", cable.phoneInterface())) {
      String key = "net.ipv4.conf." + scope + ".rp_filter=" + strict;
      cable.runAtPhone(List.of(sysctl.toString(), "-q", key));
    }
    servers(cable).dhcpd("");
    assertThat(NamespacePhone.boot(cable).did("dhcp"))
        .anyMatch(step -> step.startsWith("lease: 10.77.0."));
  }

  @Test
  void an_interface_with_an_address_keeps_it(Cable cable) throws Exception {
    String device = cable.phoneInterface();
    cable.atPhone("address add 192.0.2.5/24 dev " + device);
    servers(cable).dhcpd("");
    NamespacePhone phone = NamespacePhone.run(cable.startAtPhone(NamespacePhone.command(cable)));
    assertThat(phone.did("dhcp")).anyMatch(step -> step.startsWith("lease: 10.77.0."));
    assertThat(cable.atPhone("-4 -o address show dev " + device))
        .singleElement()
        .asString()
        .contains("192.0.2.5/24");
  }

  @Test
  @DisplayName("SRC-7 rubbish, other phones' answers and refusals give no lease, and it says why")
  void a_rude_server_is_given_up(Cable cable) throws Exception {
    var rude = JavaCommand.of(RudeDhcpServer.class.getName(), cable.serverInterface());
    cable.serve(rude, "udp", 67);
    NamespacePhone phone = NamespacePhone.boot(cable);
    assertThat(phone.exit()).isEqualTo(1);
    assertThat(phone.did("dhcp"))
        .singleElement()
        .asString()
        .startsWith("no address: no DHCP lease after 3 rounds; last: the server refused");
  }

  @Test
  void an_interface_that_is_down_is_one_line_and_2(Cable cable) throws Exception {
    String device = cable.phoneInterface();
    cable.atPhone("link set " + device + " down");
    NamespacePhone phone = NamespacePhone.boot(cable);
    assertThat(phone.exit()).isEqualTo(2);
    assertThat(phone.complaint())
        .isEqualTo(
            "dialtone: --dhcp: the interface %1$s is down: 'ip link set %1$s up' brings it up"
                .formatted(device));
  }

  @Test
  void without_root_s_rights_it_is_one_line_and_2(Cable cable) throws Exception {
    var command =
        new ArrayList<String>(
            List.of(Programs.require("setpriv").toString(), "--bounding-set", "-all"));
    command.addAll(NamespacePhone.command(cable));
    NamespacePhone phone = NamespacePhone.run(cable.startAtPhone(command));
    assertThat(phone.exit()).isEqualTo(2);
    assertThat(phone.complaint())
        .startsWith("dialtone: --dhcp: a phone on the interface")
        .contains("needs root")
        .doesNotContain("\n");
  }

  @Test
  void a_neighbour_is_known_before_it_answers(Cable cable) throws Exception {
    var entry =
        JavaCommand.of(
            NeighbourEntry.class.getName(), cable.phoneInterface(), "10.77.0.99", "00147f000001");
    Process process = cable.startAtPhone(entry);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(cable.atPhone("neighbour"))
        .anyMatch(line -> line.matches("10\\.77\\.0\\.99 .*lladdr 00:14:7f:00:00:01 .*"));
  }

  @Test
  void what_a_killed_run_left_behind_is_removed(Cable cable) throws Exception {
    Process gone = new ProcessBuilder("true").start();
    assertThat(gone.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String stale = "dt" + gone.pid() + "p1";
    Namespaces.run("ip", "netns", "add", stale);
    Namespaces.removeStale();
    assertThat(Namespaces.run("ip", "netns", "list"))
        .noneMatch(line -> line.startsWith(stale))
        .anyMatch(line -> line.startsWith(cable.phoneInterface()));
  }
}
