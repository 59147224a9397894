// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.netns;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.Programs;
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

/** Our server and our phone on a real interface, and interfaces that cannot be served. */
@ExtendWith(Namespaces.class)
@Timeout(120)
class OwnHouseTest {
  private static final String SETTINGS =
      """
      [dhcp]
      inf = "provisioning/ST2030/ST2030.inf"

      [[dhcp.pool]]
      subnet = "10.77.0.0/24"
      range = "10.77.0.10-10.77.0.50"
      router = "10.77.0.1"
      """;

  @TempDir Path folder;

  @Test
  @DisplayName("SRC-1 SRC-4 RUN-1 our phone finds our server by broadcast and is provisioned")
  void our_phone_is_provisioned_by_our_server(Cable cable) throws Exception {
    Path _ = DeploymentFolder.http(folder.resolve("site"), "http://10.77.0.1:8080");
    OurServer server = OurServer.serve(cable, folder, SETTINGS, cable.serverInterface());
    NamespacePhone phone = NamespacePhone.boot(cable, "--mac", DeploymentFolder.MAC);
    assertThat(phone.complaint()).isEmpty();
    assertThat(phone.display()).isEqualTo("ready");
    assertThat(phone.exit()).isZero();
    assertThat(phone.reboots()).isEqualTo(2);
    assertThat(phone.did("dhcp"))
        .filteredOn(step -> step.startsWith("lease: "))
        .containsOnly("lease: 10.77.0.10/24 from 10.77.0.1")
        .hasSize(3);
    server.awaitSaying("REQUEST: leased 10.77.0.10", "ST2030");
  }

  @Test
  @DisplayName("RUN-11 a phone plugged in at the bench by DHCP alone is customized, and reported")
  void a_phone_at_the_bench_is_customized(Cable cable) throws Exception {
    Path site = Files.createDirectory(folder.resolve("site"));
    Files.writeString(site.resolve("st2030s.inf"), "[config]\ncommon_config=ComConf1.txt\n");
    Files.writeString(site.resolve("ComConf1.txt"), "[sys]\r\nDSCP1=33\r\n");
    Path report = folder.resolve("bench.txt");
    String[] bench = {
      "--http", "0.0.0.0:80", "--customize", "*", "--customize-report", report.toString()
    };
    OurServer server =
        OurServer.serve(
            cable,
            folder,
            "dhcp.inf = \"st2030s.inf\"\n" + OurServer.POOL,
            cable.serverInterface(),
            bench);
    NamespacePhone phone = NamespacePhone.boot(cable, "--mac", DeploymentFolder.MAC);
    assertThat(phone.complaint()).isEmpty();
    assertThat(phone.did("dhcp")).contains("lease: 10.77.0.10/24 from 10.77.0.1");
    assertThat(phone.did("apply")).anyMatch(step -> step.startsWith("customized: "));
    server.stop();
    assertThat(Files.readString(report, StandardCharsets.UTF_8))
        .containsPattern(
            "running 00:1f:9f:\\S+  ST2030 hw.* 2 files in .* asked for ST2030S_\\w+[.]txt, the last")
        .endsWith("0 passed, 0 failed, 1 not finished, 0 never came\n");
  }

  private List<String> refused(Cable cable, String settings, String device, String... before)
      throws Exception {
    var command = new ArrayList<String>(List.of(before));
    command.addAll(OurServer.command(folder, settings, device, "--tftp", "off"));
    Process process = cable.startAtPhone(command);
    List<String> said =
        new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.startsWith("dialtone: "))
            .toList();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(2);
    return said;
  }

  @Test
  void an_interface_that_cannot_be_served_is_one_line_with_what_to_do(Cable cable)
      throws Exception {
    String device = cable.phoneInterface();
    assertThat(refused(cable, SETTINGS, device))
        .containsExactly(
            "dialtone: --dhcp "
                + device
                + ": "
                + device
                + " has no IPv4 address to answer from; give it one, such as: ip address add"
                + " 192.0.2.1/24 dev "
                + device);
    cable.atPhone("address add 10.77.0.2/24 dev " + device);
    assertThat(refused(cable, "", device))
        .containsExactly(
            "dialtone: --dhcp "
                + device
                + ": no pool serves "
                + device
                + "; put into the settings file: [[dhcp.pool]] with subnet = \"10.77.0.0/24\","
                + " range = \"10.77.0.64-10.77.0.191\", router = \"10.77.0.2\"");
  }

  @Test
  void without_root_an_interface_cannot_be_served(Cable cable) throws Exception {
    cable.atPhone("address add 10.77.0.2/24 dev " + cable.phoneInterface());
    String nobody = Programs.require("setpriv").toString();
    Files.createDirectories(folder.resolve("data"));
    assertThat(
            refused(
                cable,
                SETTINGS,
                cable.phoneInterface(),
                nobody,
                "--bounding-set",
                "-net_bind_service,-net_raw,-net_admin"))
        .containsExactly(
            "dialtone: --dhcp "
                + cable.phoneInterface()
                + ": serving on an interface needs root, or CAP_NET_BIND_SERVICE, CAP_NET_RAW and"
                + " CAP_NET_ADMIN");
  }
}
