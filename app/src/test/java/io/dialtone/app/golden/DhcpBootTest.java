// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.phone.PhoneEnd;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Ip4Address;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DhcpBootTest {
  private static final Ip4Address RELAY = Ip4Address.of(127, 65, 0, 1);

  @TempDir Path folder;

  @Test
  @DisplayName("SRC-4 SRC-1 another maker's DHCP server leases an address and names the INF by 43")
  void boots_from_the_lease_that_another_server_gives() throws Exception {
    Path root = Files.createDirectories(folder.resolve("site"));
    Files.writeString(root.resolve("st.inf"), "[melody]\n", StandardCharsets.ISO_8859_1);
    int port = FreePort.next();
    Dnsmasq dnsmasq = Dnsmasq.lease("http://127.0.0.1:" + port + "/st.inf");
    HttpMaker.Running http = HttpMaker.OURS.serve(root, folder.resolve("own"), port);
    FlashContent factory = FlashContent.factory(Model.ST2030, Protocol.SIP);
    PhoneEnd end;
    List<Request> requests;
    try (TestPhone phone = TestPhone.byDhcp(factory, RELAY, Dnsmasq.LEASING)) {
      end = phone.boot();
    } finally {
      requests = http.stop();
      dnsmasq.stop();
    }
    assertThat(end.provisioned()).isTrue();
    assertThat(requests).extracting(Request::name).startsWith("st.inf").hasSize(3);
    // the phone speaks from its lease: 127.65.0.10 to .50, and neither from the relay's address
    assertThat(requests).allMatch(request -> request.from().matches("127\\.65\\.0\\.[1-5][0-9]"));
  }
}
