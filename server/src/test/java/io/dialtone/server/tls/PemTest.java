// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.server.tls.KeyPairs.Kind;
import java.io.StringWriter;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS8EncryptedPrivateKeyInfoBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PemTest {

  /**
   * As {@code openssl ecparam -genkey} wrote it: parameters first, then the key by SEC 1; of no
   * other use.
   */
  private static final String SEC1 =
      """
      -----BEGIN EC PARAMETERS-----
      BggqhkjOPQMBBw==
      -----END EC PARAMETERS-----
      -----BEGIN EC PRIVATE KEY-----
      MHcCAQEEIIo1fHiNqlN39uy3rKJwDulA+xx+a+177B+JvGh0hbe7oAoGCCqGSM49
      AwEHoUQDQgAEWE0yrYiPtkQMkJ63jkdXErPe8WV3bJY14rduWCltX7L8JDzz2RD4
      yHiTT5QsRSKq2qJl9OsHjrc8WJ3LRTkqWA==
      -----END EC PRIVATE KEY-----
      """;

  private static String written(Object part) throws Exception {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(part);
    }
    return text.toString();
  }

  @ParameterizedTest
  @EnumSource
  void a_key_of_ours_is_read_again(Kind kind) throws Exception {
    PrivateKey key = KeyPairs.make(kind).getPrivate();
    assertThat(Pem.key(Pem.of(key).latin1())).isEqualTo(key);
  }

  @Test
  void openssls_older_forms_are_read() throws Exception {
    PrivateKey key = KeyPairs.make(Kind.RSA).getPrivate();
    String old = written(key);
    assertThat(old).startsWith("-----BEGIN RSA PRIVATE KEY-----");
    assertThat(Pem.key(old)).isEqualTo(key);
    assertThat(Pem.key(SEC1).getAlgorithm()).isEqualTo("EC");
  }

  @Test
  void what_stands_before_the_key_is_passed_over() throws Exception {
    Credential made = TestFiles.made(Kind.EC, TestFiles.NOW);
    String text = "words\n" + written(made.certificate()) + Pem.of(made.key()).latin1();
    assertThat(Pem.key(text)).isEqualTo(made.key());
  }

  @Test
  void a_chain_is_read_in_its_order() throws Exception {
    Credential first = TestFiles.made(Kind.EC, TestFiles.NOW);
    Credential second = TestFiles.made(Kind.RSA, TestFiles.NOW);
    String text =
        Pem.of(first.certificate()).latin1()
            + Pem.of(first.key()).latin1()
            + "# the authority\r\n"
            + Pem.of(second.certificate()).latin1();
    assertThat(Pem.certificates(text))
        .isEqualTo(List.of(first.certificate(), second.certificate()));
  }

  @Test
  void an_encrypted_key_is_told_from_a_broken_one() throws Exception {
    PrivateKey key = KeyPairs.make(Kind.EC).getPrivate();
    var encryptor =
        new JceOpenSSLPKCS8EncryptorBuilder(JcaPKCS8Generator.AES_128_CBC)
            .setRandom(new SecureRandom())
            .setProvider(new BouncyCastleProvider())
            .setPassword("secret".toCharArray())
            .build();
    String encrypted = written(new JcaPKCS8EncryptedPrivateKeyInfoBuilder(key).build(encryptor));
    assertThatThrownBy(() -> Pem.key(encrypted)).hasMessageContaining("is encrypted");
    String broken = Pem.of(key).latin1().replace("KEY-----\nM", "KEY-----\nA");
    assertThatThrownBy(() -> Pem.key(broken)).hasMessage("holds a key that cannot be read");
    assertThatThrownBy(() -> Pem.key("none")).hasMessageContaining("holds no private key");
    assertThatThrownBy(() -> Pem.certificates(broken)).hasMessageContaining("holds no certificate");
  }

  @Test
  void a_credential_shows_no_key() {
    assertThat(TestFiles.made(Kind.EC, TestFiles.NOW).toString())
        .isEqualTo("certificate of CN=Dialtone server, key ***");
  }
}
