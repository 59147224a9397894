// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {

  private static final Login MUFASA = new Login("Mufasa", "Circle Of Life");

  @Test
  @DisplayName("NTF-4 the example of RFC 2617 section 3.5")
  void rfc_2617() throws MalformedPacketException {
    DigestChallenge challenge =
        DigestChallenge.parse(
            "Digest realm=\"testrealm@host.com\", qop=\"auth,auth-int\","
                + " nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\","
                + " opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"");
    DigestCredentials answer =
        DigestCredentials.answer(
            challenge, MUFASA, "GET", "/dir/index.html", new ClientNonce("0a4f113b", 1));
    assertThat(answer.response()).isEqualTo("6629fae49393a05397450978507c4ef1");
    assertThat(answer.text())
        .isEqualTo(
            "Digest username=\"Mufasa\", realm=\"testrealm@host.com\","
                + " nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", uri=\"/dir/index.html\","
                + " response=\"6629fae49393a05397450978507c4ef1\", algorithm=MD5, qop=auth,"
                + " nc=00000001, cnonce=\"0a4f113b\","
                + " opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"");
  }

  @ParameterizedTest
  @CsvSource({
    "MD5, 8ca523f5e9506fed4657c9700eebdbec",
    "SHA-256, 753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1",
  })
  @DisplayName("NTF-4 the examples of RFC 7616 section 3.9.1, which RFC 8760 brings to SIP")
  void rfc_7616(String algorithm, String response) throws MalformedPacketException {
    DigestChallenge challenge =
        DigestChallenge.parse(
            "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm="
                + algorithm
                + ", nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\","
                + " opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"");
    DigestCredentials answer =
        DigestCredentials.answer(
            challenge,
            new Login("Mufasa", "Circle of Life"),
            "GET",
            "/dir/index.html",
            new ClientNonce("f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", 1));
    assertThat(answer.response()).isEqualTo(response);
  }

  @Test
  void without_qop_the_digest_is_that_of_rfc_2069() throws MalformedPacketException {
    DigestChallenge challenge =
        DigestChallenge.parse(
            "Digest realm=\"testrealm@host.com\", nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\"");
    DigestCredentials answer =
        DigestCredentials.answer(
            challenge, MUFASA, "GET", "/dir/index.html", new ClientNonce("unused", 1));
    // md5(md5("Mufasa:testrealm@host.com:Circle Of Life") ":" nonce ":" md5("GET:/dir/index.html"))
    assertThat(answer.response()).isEqualTo("670fd8c2df070c60b045671b8b24ff02");
    assertThat(answer.client()).isEmpty();
    assertThat(answer.text()).doesNotContain("cnonce").doesNotContain("qop");
  }

  @ParameterizedTest
  @ValueSource(strings = {"MD5", "SHA-256"})
  void credentials_are_known_by_their_password_and_method(String algorithm)
      throws MalformedPacketException {
    DigestChallenge challenge =
        DigestChallenge.of("r \"q\"", "n", DigestAlgorithm.named(algorithm).orElseThrow(), false);
    DigestCredentials made =
        DigestCredentials.answer(
            challenge, new Login("8002", "secret"), "NOTIFY", "sip:a", new ClientNonce("c", 255));
    DigestCredentials read = DigestCredentials.parse(made.text());
    assertThat(read).isEqualTo(made);
    assertThat(read.client().orElseThrow().nc()).isEqualTo("000000ff");
    assertThat(read.isBy(new Login("8002", "secret"), "NOTIFY")).isTrue();
    assertThat(read.isBy(new Login("8002", "Secret"), "NOTIFY")).isFalse();
    assertThat(read.isBy(new Login("8003", "secret"), "NOTIFY")).isFalse();
    assertThat(read.isBy(new Login("8002", "secret"), "INVITE")).isFalse();
  }

  @Test
  void a_challenge_reads_as_it_is_written() throws MalformedPacketException {
    DigestChallenge challenge = DigestChallenge.of("ST2030", "abc", DigestAlgorithm.SHA_256, true);
    assertThat(challenge.text())
        .isEqualTo(
            "Digest realm=\"ST2030\", nonce=\"abc\", algorithm=SHA-256, qop=\"auth\", stale=true");
    assertThat(DigestChallenge.parse(challenge.text())).isEqualTo(challenge);
  }

  @Test
  void of_several_challenges_the_first_that_can_be_answered_counts_RFC_8760() {
    SipResponse response =
        new SipResponse(401, "Unauthorized", SipHeaders.NONE, Bytes.EMPTY)
            .with("WWW-Authenticate", "Basic realm=\"x\"")
            .with("WWW-Authenticate", "Digest realm=\"no nonce\"")
            .with("WWW-Authenticate", "Digest realm=\"a\", nonce=\"1\", algorithm=SHA-512-256")
            .with("WWW-Authenticate", "Digest realm=\"b\", nonce=\"1\", qop=\"auth-int\"")
            .with("WWW-Authenticate", "Digest realm=\"c\", nonce=\"1\", algorithm=SHA-256")
            .with("WWW-Authenticate", "Digest realm=\"d\", nonce=\"1\", algorithm=MD5");
    assertThat(DigestChallenge.of(response)).map(DigestChallenge::realm).contains("c");
  }

  @Test
  void a_proxys_challenge_is_in_a_header_of_its_own() {
    SipResponse response =
        new SipResponse(407, "", SipHeaders.NONE, Bytes.EMPTY)
            .with("WWW-Authenticate", "Digest realm=\"not\", nonce=\"1\"")
            .with("Proxy-Authenticate", "Digest realm=\"this\", nonce=\"1\"");
    assertThat(DigestChallenge.of(response)).map(DigestChallenge::realm).contains("this");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Digest",
        "Digestive realm=\"x\"",
        "Basic dXNlcg==",
        "Digest realm=\"x\"",
        "Digest username=\"u\", realm=\"r\", nonce=\"n\", uri=\"s\"",
        "Digest username=\"u\", realm=\"r\", nonce=\"n\", uri=\"s\", response=\"x\", qop=auth",
        "Digest username=\"u\", realm=\"r\", nonce=\"n\", uri=\"s\", response=\"x\", qop=auth, nc=0,"
            + " cnonce=\"c\"",
        "Digest username=\"u\", realm=\"r\", nonce=\"n\", uri=\"s\", response=\"x\", qop=auth-int,"
            + " nc=00000001, cnonce=\"c\"",
      })
  void broken_credentials_are_malformed(String value) {
    assertThatExceptionOfType(MalformedPacketException.class)
        .isThrownBy(() -> DigestCredentials.parse(value));
  }

  @Test
  void credentials_of_an_unknown_algorithm_are_nobodys() throws MalformedPacketException {
    DigestCredentials read =
        DigestCredentials.parse(
            "Digest username=\"u\", realm=\"r\", nonce=\"n\", uri=\"s\", response=\"x\","
                + " algorithm=SHA-512-256");
    assertThat(read.isBy(new Login("u", "p"), "NOTIFY")).isFalse();
  }

  @Test
  void an_unanswerable_challenge_is_a_mistake_of_the_caller() {
    DigestChallenge strange =
        new DigestChallenge("r", "n", Optional.empty(), "X", List.of(), false);
    assertThat(strange.isAnswerable()).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> DigestCredentials.answer(strange, MUFASA, "A", "b", new ClientNonce("c", 1)));
    assertThatIllegalArgumentException().isThrownBy(() -> new ClientNonce("c", 0));
  }

  @Test
  void a_password_is_not_printed() {
    assertThat(MUFASA).hasToString("Mufasa:***");
  }
}
