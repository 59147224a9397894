// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tls;

import static io.dialtone.server.tls.TestFiles.NOW;
import static io.dialtone.server.tls.TestFiles.names;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.server.settings.HttpsSettings.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The authority of our own: made once, kept; its server's certificates as often as needed. */
class OwnAuthorityTest {

  @TempDir Path data;
  private SortedSet<String> names = names("127.0.0.1", "pbx");

  private OwnAuthority authority(Profile profile) {
    return OwnAuthority.in(data, profile, () -> names);
  }

  private X509Certificate shown(Instant now) throws TlsFault {
    return authority(Profile.MODERN).load(now).each().getFirst().certificate();
  }

  private X509Certificate root(String name) throws Exception {
    return Pem.certificates(Files.readString(data.resolve("tls").resolve(name), US_ASCII))
        .getFirst();
  }

  @Test
  void the_server_is_vouched_for_with_all_its_names() throws Exception {
    X509Certificate server = shown(NOW);
    X509Certificate root = root("dialtone-ca.crt");
    server.verify(root.getPublicKey());
    root.verify(root.getPublicKey());
    assertThat(root.getBasicConstraints()).isZero(); // signs servers, no further authority
    assertThat(server.getBasicConstraints()).isEqualTo(-1);
    assertThat(server.getSubjectAlternativeNames())
        .containsExactlyInAnyOrder(List.of(7, "127.0.0.1"), List.of(2, "pbx"));
    assertThat(server.getSigAlgName()).isEqualTo("SHA256withECDSA");
    assertThat(server.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1"); // serverAuth
  }

  @Test
  void keys_are_their_owners_alone() throws Exception {
    authority(Profile.LEGACY).load(NOW);
    try (Stream<Path> files = Files.list(data.resolve("tls"))) {
      assertThat(files)
          .hasSize(6)
          .filteredOn(file -> !file.toString().endsWith(".crt"))
          .hasSize(4)
          .allSatisfy(file ->
              assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                  .isEqualTo("rw-------"));
    }
  }

  @Test
  void it_is_kept_over_starts_and_the_certificate_too() throws Exception {
    X509Certificate first = shown(NOW);
    X509Certificate root = root("dialtone-ca.crt");
    assertThat(shown(NOW.plus(Duration.ofDays(200)))).isEqualTo(first);
    assertThat(root("dialtone-ca.crt")).isEqualTo(root);
  }

  @Test
  void a_certificate_is_made_anew_long_before_its_end_by_the_same_authority() throws Exception {
    X509Certificate first = shown(NOW);
    X509Certificate root = root("dialtone-ca.crt");
    X509Certificate second = shown(NOW.plus(Duration.ofDays(300)));
    assertThat(second).isNotEqualTo(first);
    assertThat(second.getNotAfter()).isAfter(first.getNotAfter());
    second.verify(root.getPublicKey());
    assertThat(root("dialtone-ca.crt")).isEqualTo(root);
  }

  @Test
  void a_new_name_makes_a_new_certificate_and_a_lost_one_none() throws Exception {
    X509Certificate first = shown(NOW);
    String before = authority(Profile.MODERN).state(NOW);
    names = names("127.0.0.1", "pbx", "192.0.2.7");
    assertThat(authority(Profile.MODERN).state(NOW)).isNotEqualTo(before);
    X509Certificate second = shown(NOW);
    assertThat(second.getSubjectAlternativeNames()).contains(List.of(7, "192.0.2.7"));
    names = names("127.0.0.1");
    assertThat(shown(NOW)).isEqualTo(second).isNotEqualTo(first);
  }

  @Test
  void a_damaged_server_file_is_made_anew() throws Exception {
    shown(NOW);
    Files.writeString(data.resolve("tls/server.pem"), "half a fi");
    shown(NOW).verify(root("dialtone-ca.crt").getPublicKey());
  }

  @Test
  void an_authority_that_phones_may_trust_is_never_replaced_silently() throws Exception {
    shown(NOW);
    Files.delete(data.resolve("tls/dialtone-ca.key"));
    assertThatThrownBy(() -> shown(NOW))
        .isInstanceOf(TlsFault.class)
        .hasMessageContaining("dialtone-ca.key")
        .hasMessageContaining("no such file")
        .hasMessageContaining("restore both, or delete both");
    CertificateMaker maker = new CertificateMaker(NOW);
    Credential other = maker.authority(KeyPairs.Kind.EC, "other");
    Files.writeString(data.resolve("tls/dialtone-ca.key"), Pem.of(other.key()).latin1());
    assertThatThrownBy(() -> shown(NOW)).hasMessageContaining("they are no pair");
  }

  @Test
  void old_phones_get_a_chain_without_curves_HTT_3() throws Exception {
    OwnAuthority own = authority(Profile.LEGACY);
    var each = own.load(NOW).each();
    assertThat(each)
        .extracting(credential -> credential.key().getAlgorithm())
        .containsExactly("EC", "RSA");
    X509Certificate root = root("dialtone-ca-rsa.crt");
    each.get(1).certificate().verify(root.getPublicKey());
    assertThat(root.getSigAlgName()).isEqualTo("SHA256withRSA");
    assertThat(own.certificateFiles())
        .containsExactly(
            data.resolve("tls/dialtone-ca.crt"), data.resolve("tls/dialtone-ca-rsa.crt"));
  }
}
