// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.https;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.server.settings.HttpsSettings.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTPS asked by curl, wget and openssl. */
@Timeout(120)
class HttpsClientsTest {

  private static final String WEAK = "DEFAULT:@SECLEVEL=0";

  @TempDir Path temp;

  @Test
  void curl_and_wget_trust_the_servers_own_authority_HTT_3() throws Exception {
    try (HttpsHere here = HttpsHere.own(temp, Profile.MODERN)) {
      var inf = here.run("curl", "-sS", "--cacert", here.authority(), here.url("st2030s.inf"));
      assertThat(inf).isEqualTo(new HttpsHere.Said(0, HttpsHere.INF));
      here.run(
          "wget", "-q", "-O", "got", "--ca-certificate", here.authority(), here.url("v2030SG.zz"));
      assertThat(Files.readAllBytes(temp.resolve("got"))).isEqualTo(here.firmware);
      here.run("curl", "-sS", "-o", "again", "--cacert", here.authority(), here.url("v2030SG.zz"));
      assertThat(Files.readAllBytes(temp.resolve("again"))).isEqualTo(here.firmware);
    }
  }

  @Test
  void who_does_not_know_the_authority_takes_nothing() throws Exception {
    try (HttpsHere here = HttpsHere.own(temp, Profile.MODERN)) {
      assertThat(here.run("curl", "-sS", here.url("st2030s.inf")).code()).isEqualTo(60);
      assertThat(here.run("wget", "-q", here.url("st2030s.inf")).code()).isEqualTo(5);
    }
  }

  @Test
  void openssl_reads_the_authoritys_file() throws Exception {
    try (HttpsHere here = HttpsHere.own(temp, Profile.MODERN)) {
      assertThat(here.run("openssl", "x509", "-noout", "-text", "-in", here.authority()).text())
          .contains("CA:TRUE", "prime256v1", "ecdsa-with-SHA256");
      assertThat(
              here.run("openssl", "verify", "-CAfile", here.authority(), temp + "/tls/server.pem"))
          .isEqualTo(new HttpsHere.Said(0, temp + "/tls/server.pem: OK\n"));
    }
  }

  @ParameterizedTest
  @CsvSource({"-tls1_2, TLSv1.2", "-tls1_3, TLSv1.3"})
  @DisplayName("HTT-3 the profile modern speaks TLS 1.2 and 1.3")
  void modern_speaks(String version, String name) throws Exception {
    try (HttpsHere here = HttpsHere.own(temp, Profile.MODERN)) {
      var said = here.handshake(version, "-CAfile", here.authority());
      assertThat(said.text()).contains("New, " + name, "Verification: OK");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-tls1", "-tls1_1"})
  @DisplayName("HTT-3 the profile modern refuses TLS 1.0 and 1.1")
  void modern_refuses(String version) throws Exception {
    try (HttpsHere here = HttpsHere.own(temp, Profile.MODERN)) {
      var said = here.handshake(version, "-cipher", WEAK);
      assertThat(said.code()).isNotZero();
      assertThat(said.text()).contains("alert protocol version");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "-tls1, AES128-SHA, TLSv1",
    "-tls1, AES256-SHA, TLSv1",
    "-tls1, ECDHE-RSA-AES128-SHA, TLSv1",
    "-tls1_1, AES128-SHA, TLSv1.1",
    "-tls1_2, AES128-SHA, TLSv1.2",
    "-tls1_2, AES128-GCM-SHA256, TLSv1.2",
  })
  @DisplayName("HTT-3 the profile legacy speaks TLS 1.0 too, by RSA alone where asked so")
  void legacy_speaks(String version, String cipher, String name) throws Exception {
    try (HttpsHere here = HttpsHere.own(temp, Profile.LEGACY)) {
      String authority = temp.resolve("tls/dialtone-ca-rsa.crt").toString();
      var said = here.handshake(version, "-cipher", cipher + ":@SECLEVEL=0", "-CAfile", authority);
      assertThat(said.text())
          .contains("Cipher is " + cipher)
          .contains("Protocol  : " + name + "\n")
          .contains("Verification: OK");
      assertThat(here.said)
          .anyMatch(line -> line.startsWith("HTTPS: the profile legacy also speaks TLS 1.0"));
    }
  }

  @Test
  void legacy_gives_a_client_of_today_what_modern_gives() throws Exception {
    try (HttpsHere here = HttpsHere.own(temp, Profile.LEGACY)) {
      var said = here.handshake("-CAfile", here.authority());
      assertThat(said.text()).contains("New, TLSv1.3", "Verification: OK");
      var inf = here.run("curl", "-sS", "--cacert", here.authority(), here.url("st2030s.inf"));
      assertThat(inf).isEqualTo(new HttpsHere.Said(0, HttpsHere.INF));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"RC4-SHA", "NULL-SHA256", "ADH-AES128-SHA", "CAMELLIA128-SHA"})
  void neither_profile_speaks_a_cipher_that_protects_nothing(String cipher) throws Exception {
    try (HttpsHere here = HttpsHere.own(temp, Profile.LEGACY)) {
      var said = here.handshake("-tls1_2", "-cipher", cipher + ":@SECLEVEL=0");
      assertThat(said.code()).isNotZero();
      assertThat(said.text()).doesNotContain("Verification: OK\nPeer");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "-tls1_2, '', TLSv1.2",
    "-tls1_2, -no_ticket, TLSv1.2",
    "-tls1_3, '', TLSv1.3",
  })
  @DisplayName("a session is taken up again, by a ticket or by its number")
  void a_session_is_taken_up_again(String version, String ticket, String name) throws Exception {
    try (HttpsHere here = HttpsHere.own(temp, Profile.MODERN)) {
      // openssl takes a session of TLS 1.3 only after it read something: so it asks for a file.
      Path ask = Files.writeString(temp.resolve("ask"), "GET /st2030s.inf HTTP/1.0\r\n\r\n");
      List<String> arguments = new ArrayList<>(List.of(version, "-ign_eof"));
      if (!ticket.isEmpty()) {
        arguments.add(ticket);
      }
      assertThat(here.ask(ask, arguments, "-sess_out", "session").text())
          .contains("New, " + name, "config=/");
      assertThat(here.ask(ask, arguments, "-sess_in", "session").text())
          .contains("Reused, " + name, "config=/");
    }
  }

  @Test
  void plain_http_on_the_port_is_closed_without_a_word() throws Exception {
    try (HttpsHere here = HttpsHere.own(temp, Profile.MODERN)) {
      var said = here.run("curl", "-sS", here.url("st2030s.inf").replace("https", "http"));
      assertThat(said.code()).as("%s", said).isEqualTo(52); // empty reply, not a reset
    }
  }

  @Test
  void a_given_certificate_with_its_chain_is_shown() throws Exception {
    var files = HttpsHere.selfSigned(temp, "-newkey", "rsa:2048");
    try (HttpsHere here = HttpsHere.given(temp, Profile.MODERN, files)) {
      var inf =
          here.run(
              "curl", "-sS", "--cacert", files.certificate().toString(), here.url("st2030s.inf"));
      assertThat(inf).isEqualTo(new HttpsHere.Said(0, HttpsHere.INF));
    }
  }
}
