// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.netns;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.JavaCommand;
import io.dialtone.app.Programs;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A phone that stays on a real interface, and a registrar at the other end of the cable. */
@ExtendWith(Namespaces.class)
@Timeout(120)
class RealNetworkSipTest {
  private static final Pattern CONTACT =
      Pattern.compile("Contact: <sip:8002@(10\\.77\\.0\\.\\d+):5060>");

  @TempDir Path folder;

  @Test
  @DisplayName("FIL-2 NTF-4 a phone registers with its lease's address, and hears a NOTIFY there")
  void the_lease_is_where_the_phone_is_reached(Cable cable) throws Exception {
    provisions(cable);
    Path messages = folder.resolve("registrar.messages");
    Process registrar =
        sipp(cable, "registrar.xml", "-p", "5060", "-trace_msg", "-message_file", "" + messages);
    Process phone =
        cable.startAtPhone(NamespacePhone.command(cable, "--stay", "--mac", DeploymentFolder.MAC));
    assertThat(ended(registrar)).as("%s", messages).isZero();
    Matcher contact = CONTACT.matcher(Files.readString(messages, StandardCharsets.ISO_8859_1));
    assertThat(contact.find()).isTrue();
    assertThat(cable.atPhone("-4 address show dev " + cable.phoneInterface()))
        .anyMatch(line -> line.contains("inet " + contact.group(1) + "/24"));

    Process notify =
        sipp(
            cable,
            "notify.xml",
            contact.group(1) + ":5060",
            "-s",
            "8002",
            "-key",
            "event",
            "check-sync");
    assertThat(ended(notify)).isZero();
    assertThat(phone.isAlive()).isTrue();
  }

  @Test
  void a_port_for_sip_that_is_taken_is_one_line_that_names_the_option(Cable cable)
      throws Exception {
    OtherSip other = OtherSip.at(cable);
    NamespacePhone phone =
        NamespacePhone.run(cable.startAtPhone(NamespacePhone.command(cable, "--stay")));
    assertThat(other.process().isAlive()).isTrue();
    assertThat(phone.exit()).isEqualTo(2);
    assertThat(phone.complaint())
        .startsWith("dialtone: --sip 0.0.0.0:5060 cannot be had: ")
        .doesNotContain("\n");
  }

  private void provisions(Cable cable) throws IOException {
    Path site = Files.createDirectories(folder.resolve("site"));
    String base = "http://" + Cable.SERVER + "/";
    Files.writeString(
        site.resolve("a.inf"), "[config]\nconfig=" + base + "\n", StandardCharsets.ISO_8859_1);
    Files.writeString(
        site.resolve("ST2030S_" + DeploymentFolder.MAC + ".txt"),
        """
        [sys]
        config_sn=202601010001
        [sip]
        sw_notify_autoprovision=1
        TEL1Number=8002
        TEL01Use=1
        regid1=8002
        regpwd1=secret
        RegisterServerMP1=%s
        """
            .formatted(Cable.SERVER),
        StandardCharsets.ISO_8859_1);
    var servers = new OtherServers(cable, folder);
    servers.nginx(site, Cable.SERVER);
    servers.dnsmasq(site, List.of("--dhcp-option-force=43," + base + "a.inf"));
  }

  private Process sipp(Cable cable, String scenario, String... options) throws IOException {
    Path file = folder.resolve(scenario);
    try (InputStream in = RealNetworkSipTest.class.getResourceAsStream("/sipp/" + scenario)) {
      Files.write(file, in.readAllBytes());
    }
    var command = new ArrayList<String>(List.of(Programs.require("sipp").toString()));
    command.addAll(List.of(options));
    command.addAll(List.of("-i", Cable.SERVER, "-sf", file.toString(), "-m", "1", "-nostdin"));
    command.addAll(List.of("-nd", "-timeout", "60", "-timeout_error"));
    return cable.startAtServer(command);
  }

  private static int ended(Process sipp) throws InterruptedException {
    assertThat(sipp.waitFor(70, TimeUnit.SECONDS)).isTrue();
    return sipp.exitValue();
  }

  /** Another program on the phone's machine that has the port for SIP. */
  record OtherSip(Process process) {
    static OtherSip at(Cable cable) throws IOException {
      Process process = cable.startAtPhone(JavaCommand.of(OtherSip.class.getName()));
      assertThat(process.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("listens");
      return new OtherSip(process);
    }

    public static void main(String[] words) throws IOException {
      try (var _ = new DatagramSocket(new InetSocketAddress("0.0.0.0", 5060))) {
        System.out.println("listens");
        int _ = System.in.read(); // until whoever started it is gone
      }
    }
  }
}
