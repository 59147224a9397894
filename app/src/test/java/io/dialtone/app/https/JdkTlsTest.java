// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.https;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.app.crash.ServeProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where BoringSSL cannot be loaded: {@code serve} as a process to which it is forbidden. */
@Timeout(120)
class JdkTlsTest {
  private final byte[] firmware = new byte[HttpsHere.FIRMWARE_BYTES];

  @TempDir Path temp;

  @BeforeEach
  void a_firmware() throws IOException {
    new Random(2030).nextBytes(firmware);
    Files.createDirectories(temp.resolve("root"));
    Files.write(temp.resolve("root/v2030SG.zz"), firmware);
  }

  private ServeProcess serve(String profile) throws IOException {
    List<String> through =
        List.of(
            "env",
            "JDK_JAVA_OPTIONS=-Dio.netty.handler.ssl.noOpenSsl=true",
            "DIALTONE_HTTPS_PROFILE=" + profile);
    String files = temp.resolve("root").toString();
    return ServeProcess.start(
        through, temp, "--https", "127.0.0.1:0", "--dhcp", "off", "--files", files);
  }

  @Test
  void the_jdks_own_tls_serves_the_profile_modern_and_that_is_told_HTT_3() throws Exception {
    try (ServeProcess server = serve("modern").ready()) {
      assertServed(server, "--tls-max", "1.2");
      assertServed(server, "--tlsv1.3");
      assertThat(server.log())
          .contains("BoringSSL cannot be loaded here", "the JDK's TLS is used, which costs");
    }
  }

  private void assertServed(ServeProcess server, String... version) throws Exception {
    String url = "https://" + server.endpoint("https") + "/v2030SG.zz";
    String authority = temp.resolve("data/tls/dialtone-ca.crt").toString();
    List<String> arguments = new ArrayList<>(List.of("-sS", "-o", "got", "--cacert", authority));
    arguments.addAll(List.of(version));
    arguments.add(url);
    assertThat(HttpsHere.run(temp, "curl", arguments.toArray(String[]::new)))
        .isEqualTo(new HttpsHere.Said(0, ""));
    assertThat(temp.resolve("got")).hasBinaryContent(firmware);
    Files.delete(temp.resolve("got"));
  }

  @Test
  void the_profile_legacy_does_not_start_and_says_what_to_do_HTT_3() throws Exception {
    try (ServeProcess server = serve("legacy")) {
      assertThatThrownBy(server::ready)
          .hasMessageContaining("https.profile legacy: BoringSSL cannot be loaded here")
          .hasMessageContaining("use the profile modern");
    }
  }
}
