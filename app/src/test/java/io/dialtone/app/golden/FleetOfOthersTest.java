// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.demo.SamplePhone;
import io.dialtone.app.demo.SampleSite;
import io.dialtone.app.fleet.FleetRun;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code dialtone fleet} against other makers' servers, and what both sides counted. */
@Timeout(120)
class FleetOfOthersTest {
  private static final Ip4Address LOOPBACK = Ip4Address.of(127, 0, 0, 1);

  @TempDir Path folder;

  private Path site(int phones, SamplePhone.Way way, int port) throws Exception {
    List<SamplePhone> kinds = new ArrayList<>();
    for (int number = 0; number < phones; number++) {
      var mac = new MacAddress(0x00147F000001L + number);
      kinds.add(new SamplePhone(mac, Model.ST2030, Protocol.SIP, way));
    }
    Path files = Files.createDirectories(folder.resolve("site"));
    return SampleSite.make(files, new Endpoint(LOOPBACK, port), kinds).folder();
  }

  private void assertStands(FleetRun fleet, int phones) {
    assertThat(fleet.json().path("failures")).isEmpty();
    assertThat(fleet.json().path("phones").path("standing").intValue()).isEqualTo(phones);
    assertThat(fleet.code()).isZero();
  }

  @Test
  @DisplayName("RUN-1 RUN-3 forty phones before nginx: each has its own address, both count alike")
  void nginx() throws Exception {
    int port = FreePort.next();
    Nginx nginx = Nginx.serve(site(40, SamplePhone.Way.HTTP, port), folder.resolve("nginx"), port);
    FleetRun fleet;
    List<Request> requests;
    try {
      fleet =
          FleetRun.of(
              folder,
              "--phones",
              "40",
              "--http-server",
              "127.0.0.1:" + port,
              "--json",
              "--boots",
              "2");
    } finally {
      requests = nginx.stop();
    }
    assertStands(fleet, 40);
    assertThat(requests).hasSize((int) fleet.sum("HTTP", "asked"));
    assertThat(requests.stream().filter(request -> request.status() == 404))
        .hasSize((int) fleet.sum("HTTP", "absent"));
    assertThat(requests.stream().map(Request::from).distinct()).hasSize(40);
  }

  @Test
  @DisplayName("SRC-4 phones before dnsmasq's TFTP, which shuts out none of a crowd")
  void dnsmasq_by_tftp() throws Exception {
    Path files = site(6, SamplePhone.Way.TFTP, 80);
    Dnsmasq dnsmasq = Dnsmasq.serve(files);
    FleetRun fleet;
    List<String> names;
    try {
      fleet = FleetRun.of(folder, "--phones", "6", "--tftp-server", Dnsmasq.ADDRESS, "--json");
    } finally {
      names = dnsmasq.stop();
    }
    assertStands(fleet, 6);
    assertThat(names.stream().filter(name -> name.endsWith(" 200")))
        .hasSize((int) fleet.sum("TFTP", "taken"));
    assertThat(fleet.sum("TFTP", "bytes")).isGreaterThan(6L * 1_600_000);
  }

  @Test
  @DisplayName(
      "SRC-1 SRC-4 a crowd behind one relay, leased by dnsmasq, reads the INF by option 43")
  void dnsmasq_by_dhcp() throws Exception {
    Path root = Files.createDirectories(folder.resolve("bare"));
    Files.writeString(root.resolve("st.inf"), "[melody]\n", StandardCharsets.ISO_8859_1);
    int port = FreePort.next();
    Dnsmasq dnsmasq = Dnsmasq.lease("http://127.0.0.1:" + port + "/st.inf");
    HttpMaker.Running http = HttpMaker.OURS.serve(root, folder.resolve("own"), port);
    FleetRun fleet;
    List<Request> requests;
    try {
      fleet =
          FleetRun.of(
              folder,
              "--phones",
              "30",
              "--dhcp",
              Dnsmasq.LEASING.toString(),
              "--giaddr",
              "127.65.0.1",
              "--json");
    } finally {
      requests = http.stop();
      dnsmasq.stop();
    }
    assertStands(fleet, 30);
    assertThat(fleet.json().path("dhcp").path("bound").intValue()).isEqualTo(30);
    assertThat(requests).hasSize((int) fleet.sum("HTTP", "asked"));
    assertThat(requests).allMatch(request -> request.from().matches("127\\.65\\.0\\.[1-5][0-9]"));
    assertThat(requests.stream().map(Request::from).distinct()).hasSize(30);
  }
}
