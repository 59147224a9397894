// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.phone.PhoneEnd;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MgcpTraceTest {
  private static final FlashContent FACTORY = FlashContent.factory(Model.ST2030, Protocol.MGCP);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  @DisplayName("RUN-2 RUN-3 RUN-1 an MGCP phone's first boot, and the unchanged one after it")
  void first_and_unchanged_boot(HttpMaker maker) throws Exception {
    Path root = folder.resolve("site");
    MgcpSite.write(root);
    int port = FreePort.next();
    HttpMaker.Running server = maker.serve(root, folder.resolve("own"), port);
    List<Request> requests;
    try (TestPhone phone = TestPhone.withUrl(FACTORY, "http://127.0.0.1:" + port + "/mgcp.inf")) {
      PhoneEnd first = phone.boot();
      assertThat(first.provisioned()).isTrue();
      assertThat(first.reboots()).isEqualTo(2);
      PhoneEnd second = phone.boot();
      assertThat(second.provisioned()).isTrue();
      assertThat(second.reboots()).isZero();
    } finally {
      requests = server.stop();
    }
    List<String> expected =
        Stream.of(
                MgcpSite.FIRMWARE_PASS, MgcpSite.FILES_PASS, MgcpSite.IDLE_PASS, MgcpSite.IDLE_PASS)
            .flatMap(List::stream)
            .toList();
    assertThat(requests).extracting(Request::trace).isEqualTo(expected);
    assertThat(requests)
        .allMatch(request -> request.userAgent().startsWith("THOMSON ST2030 hw5 fw1."));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("FIL-5 LCD-2 a deck that is no XML is told on the display, whoever serves it")
  void a_broken_deck_is_told(HttpMaker maker) throws Exception {
    Path root = folder.resolve("site");
    MgcpSite.write(root);
    Files.write(root.resolve("first.thd"), new byte[] {'<', 'd', '>'});
    int port = FreePort.next();
    HttpMaker.Running server = maker.serve(root, folder.resolve("own"), port);
    try (TestPhone phone = TestPhone.withUrl(FACTORY, "http://127.0.0.1:" + port + "/mgcp.inf")) {
      assertThat(phone.boot().display().line(3)).isEqualTo("XML Syntax Error");
    } finally {
      server.stop();
    }
  }
}
