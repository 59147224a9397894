// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.https;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.Main;
import io.dialtone.app.terminal.Terminal;
import io.dialtone.server.settings.HttpsSettings.Profile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code dialtone phone} against HTTPS: it looks at the certificate, as a phone that can does. */
@Timeout(120)
class PhoneByHttpsTest {

  @TempDir Path temp;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private SSLContext before;

  @BeforeEach
  void remember() throws Exception {
    before = SSLContext.getDefault();
  }

  @AfterEach
  void restore() {
    SSLContext.setDefault(before);
  }

  private int phone(String... options) {
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), Map.of(), temp);
    List<String> line = new ArrayList<>(List.of("phone"));
    line.addAll(List.of(options));
    return Main.run(terminal, line.toArray(String[]::new));
  }

  @Test
  @DisplayName("HTT-3 SRC-4 a phone that trusts the authority is provisioned by HTTPS")
  void trusting() throws Exception {
    try (HttpsHere here = HttpsHere.own(temp, Profile.MODERN)) {
      int code = phone("--inf", here.url("st2030s.inf"), "--ca", "tls/dialtone-ca.crt");
      assertThat(out.toString(UTF_8)).endsWith("display: ready\n").doesNotContain("TLS with");
      assertThat(code).isZero();
      assertThat(here.tls.handshakes()).isGreaterThan(1);
    }
  }

  @Test
  @DisplayName("LCD-2 a phone that does not trust it finds the server out of reach")
  void distrusting() throws Exception {
    try (HttpsHere here = HttpsHere.own(temp, Profile.MODERN)) {
      assertThat(phone("--inf", here.url("st2030s.inf"))).isOne();
      assertThat(out.toString(UTF_8))
          .contains("TLS with 127.0.0.1:" + here.port() + " failed")
          .endsWith("display: Server Unreachable\n");
    }
  }

  @Test
  void a_file_that_is_no_certificate_is_one_line() throws Exception {
    Files.writeString(temp.resolve("ca.crt"), "nothing");
    assertThat(phone("--inf", "https://127.0.0.1:1/x", "--ca", "ca.crt")).isEqualTo(2);
    assertThat(phone("--inf", "https://127.0.0.1:1/x", "--ca", "none")).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .contains("--ca " + temp.resolve("ca.crt") + ": holds no certificate\n")
        .contains("--ca " + temp.resolve("none") + ": cannot be read\n");
  }
}
