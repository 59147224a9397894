// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.netns;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.golden.Nginx;
import io.dialtone.app.golden.OutsideServer;
import io.dialtone.app.golden.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Phones from factory state on a real interface, provisioned by other people's servers alone. */
@ExtendWith(Namespaces.class)
@Timeout(120)
class OtherServersTest {
  private static final String HTTP = "http://10.77.0.1";
  private static final String INF_URL = HTTP + "/provisioning/ST2030/ST2030.inf";
  private static final String OPTION_43 = "option vendor-encapsulated-options \"%s\";";

  @TempDir Path folder;

  private OtherServers servers(Cable cable) {
    return new OtherServers(cable, folder);
  }

  private NamespacePhone boot(Cable cable) throws Exception {
    return NamespacePhone.boot(
        cable, "--mac", DeploymentFolder.MAC, "--params", folder.resolve("params").toString());
  }

  private void assertProvisioned(NamespacePhone phone) throws IOException {
    assertThat(phone.complaint()).isEmpty();
    assertThat(phone.display()).isEqualTo("ready");
    assertThat(phone.provisioned()).isTrue();
    assertThat(phone.exit()).isZero();
    assertThat(phone.reboots()).isEqualTo(2);
    assertThat(phone.did("dhcp")).filteredOn(step -> step.startsWith("lease: 10.77.0.")).hasSize(3);
    assertThat(Files.readString(folder.resolve("params"), StandardCharsets.ISO_8859_1))
        .contains("LanguageType=2\n", "regid1=849\n", "config_sn=201007300008\n");
  }

  @Test
  @DisplayName("SRC-1 SRC-4 RUN-1 RUN-3 ISC dhcpd names the INF by option 43, nginx has the files")
  void isc_dhcpd_and_nginx(Cable cable) throws Exception {
    OutsideServer nginx =
        servers(cable).nginx(DeploymentFolder.http(folder.resolve("site"), HTTP), Cable.SERVER);
    servers(cable)
        .dhcpd(
            """
            option routers 10.77.0.1;
            if substring(option vendor-class-identifier, 2, 7) = "Thomson" { %s }
            """
                .formatted(OPTION_43.formatted(INF_URL)));
    NamespacePhone phone = boot(cable);
    assertProvisioned(phone);
    List<String> _ = nginx.stop(); // then its notes are whole
    List<Request> requests = Nginx.requests(folder);
    assertThat(requests).extracting(Request::trace).isEqualTo(DeploymentFolder.httpTrace());
    assertThat(requests).allMatch(request -> request.from().startsWith("10.77.0."));
    assertThat(requests.getLast().userAgent())
        .isEqualTo("THOMSON ST2030 hw5 fw2.72 00-1F-9F-16-E8-49");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--dhcp-option=66,10.77.0.1 --dhcp-option=67,st.inf",
        "--dhcp-boot=st.inf,,10.77.0.1",
      })
  @DisplayName("SRC-2 SRC-3 SRC-5 dnsmasq alone, by options 66 and 67 or by siaddr and file")
  void dnsmasq_alone(String options, Cable cable) throws Exception {
    Path files = DeploymentFolder.tftp(folder.resolve("tftp"), "st.inf");
    var told = new ArrayList<String>(List.of(options.split(" ", -1)));
    told.add("--port=0");
    servers(cable).dnsmasq(files, told);
    assertProvisioned(boot(cable));
  }

  @Test
  @DisplayName("SRC-1 SRC-2 Kea names tftpd-hpa by option 150 and the INF by the file field")
  void kea_and_tftpd_hpa(Cable cable) throws Exception {
    servers(cable).tftpdHpa(DeploymentFolder.tftp(folder.resolve("tftp"), "st.inf"));
    servers(cable)
        .kea(
            """
            "boot-file-name": "st.inf",
            "option-data": [ { "name": "tftp-address", "data": "10.77.0.1" } ]
            """);
    NamespacePhone phone = boot(cable);
    assertProvisioned(phone);
    assertThat(phone.did("dhcp")).anyMatch(step -> step.contains("option 150"));
  }

  @Test
  @DisplayName("SRC-2 SRC-5 dhcpd names atftpd by option 66; without 67 the MAC's INF is asked for")
  void isc_dhcpd_and_atftpd(Cable cable) throws Exception {
    String inf = "ST2030S_" + DeploymentFolder.MAC + ".inf";
    servers(cable).atftpd(DeploymentFolder.tftp(folder.resolve("tftp"), inf));
    servers(cable).dhcpd("option tftp-server-name \"10.77.0.1\";");
    assertProvisioned(boot(cable));
  }

  @Test
  @DisplayName("SRC-1 a stray option 66 beside 43 sends the phone to TFTP, and it says so")
  void a_stray_option_66(Cable cable) throws Exception {
    OutsideServer nginx =
        servers(cable).nginx(DeploymentFolder.http(folder.resolve("site"), HTTP), Cable.SERVER);
    servers(cable).atftpd(Files.createDirectories(folder.resolve("tftp")));
    servers(cable).dhcpd("option tftp-server-name \"10.77.0.1\"; " + OPTION_43.formatted(INF_URL));
    NamespacePhone phone = boot(cable);
    assertThat(phone.exit()).isEqualTo(1);
    assertThat(phone.display()).isEqualTo("Gen File Not Found");
    assertThat(phone.did("dhcp"))
        .anyMatch(
            step -> step.startsWith("warning:") && step.contains("66") && step.contains("43"));
    List<String> _ = nginx.stop();
    assertThat(Nginx.requests(folder)).isEmpty();
  }

  @Test
  @DisplayName("SRC-6 LCD-2 a server that is not there: four tries, 90 s by the phone's clock")
  void nobody_serves_files(Cable cable) throws Exception {
    servers(cable).dhcpd(OPTION_43.formatted(INF_URL));
    NamespacePhone phone = boot(cable);
    assertThat(phone.exit()).isEqualTo(1);
    assertThat(phone.display()).isEqualTo("Server Unreachable");
    assertThat(phone.did("wait")).hasSize(3).allMatch(step -> step.startsWith("30 s"));
    assertThat(phone.did("fetch")).hasSize(4);
    assertThat(phone.lasted()).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(110));
  }

  @Test
  @DisplayName("SRC-7 where no DHCP server is, the phone asks four times and has no address")
  void nobody_leases_addresses(Cable cable) throws Exception {
    NamespacePhone phone = boot(cable);
    assertThat(phone.exit()).isEqualTo(1);
    assertThat(phone.did("dhcp")).containsExactly("no address: no DHCP answer came");
    assertThat(phone.complaint()).startsWith("dialtone: no DHCP answer came");
  }

  @Test
  @DisplayName("SRC-4 a server's name is asked of the lease's name server, and of nobody else")
  void names_are_asked_of_the_leases_name_server(Cable cable) throws Exception {
    Path files = DeploymentFolder.http(folder.resolve("site"), "http://files.phones.example");
    OutsideServer nginx = servers(cable).nginx(files, Cable.SERVER);
    servers(cable)
        .dnsmasq(
            files,
            List.of(
                "--address=/files.phones.example/10.77.0.1",
                "--dhcp-option-force=43,"
                    + "http://files.phones.example/provisioning/ST2030/ST2030.inf"));
    assertProvisioned(boot(cable));
    List<String> _ = nginx.stop();
    assertThat(Nginx.requests(folder))
        .extracting(Request::trace)
        .isEqualTo(DeploymentFolder.httpTrace());
  }
}
