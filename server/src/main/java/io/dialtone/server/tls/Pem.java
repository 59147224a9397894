// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.dialtone.wire.octets.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

/** Certificates and keys as text between BEGIN and END lines (RFC 7468). */
final class Pem {

  private static final String CERTIFICATE = "CERTIFICATE";
  private static final int LINE = 64;

  /** Text that does not hold what it should; says why, never what it holds. */
  static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableException(String reason) {
      super(reason);
    }
  }

  private Pem() {}

  /** All certificates of the text, in their order; other parts are passed over. */
  static List<X509Certificate> certificates(String text) throws UnreadableException {
    List<X509Certificate> found = new ArrayList<>();
    try (PEMParser parser = new PEMParser(new StringReader(text))) {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (var part = parser.readPemObject(); part != null; part = parser.readPemObject()) {
        if (part.getType().equals(CERTIFICATE)) {
          var octets = new ByteArrayInputStream(part.getContent());
          found.add((X509Certificate) factory.generateCertificate(octets));
        }
      }
    } catch (IOException | CertificateException _) {
      throw new UnreadableException("holds a certificate that cannot be read");
    }
    if (found.isEmpty()) {
      throw new UnreadableException("holds no certificate (-----BEGIN CERTIFICATE-----)");
    }
    return found;
  }

  /** The first private key of the text: PKCS#8, or OpenSSL's older forms. */
  static PrivateKey key(String text) throws UnreadableException {
    try (PEMParser parser = new PEMParser(new StringReader(text))) {
      for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
        switch (part) {
          case PEMKeyPair pair -> {
            return key(pair.getPrivateKeyInfo());
          }
          case PrivateKeyInfo info -> {
            return key(info);
          }
          case PEMEncryptedKeyPair _, PKCS8EncryptedPrivateKeyInfo _ ->
              throw new UnreadableException("is encrypted: give the key without a passphrase");
          default -> {
            // Parameters of a curve, or the certificate in the same file.
            continue;
          }
        }
      }
    } catch (IOException | GeneralSecurityException _) {
      throw new UnreadableException("holds a key that cannot be read");
    }
    throw new UnreadableException("holds no private key (-----BEGIN PRIVATE KEY-----)");
  }

  private static PrivateKey key(PrivateKeyInfo info) throws IOException, GeneralSecurityException {
    var kind = info.getPrivateKeyAlgorithm().getAlgorithm();
    String name =
        kind.equals(X9ObjectIdentifiers.id_ecPublicKey)
            ? "EC"
            : kind.equals(PKCSObjectIdentifiers.rsaEncryption) ? "RSA" : kind.getId();
    return KeyFactory.getInstance(name).generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
  }

  static Bytes of(X509Certificate certificate) throws CertificateException {
    return text(CERTIFICATE, certificate.getEncoded());
  }

  /** PKCS#8, not encrypted. */
  static Bytes of(PrivateKey key) {
    return text("PRIVATE KEY", key.getEncoded());
  }

  private static Bytes text(String type, byte[] content) {
    Base64.Encoder lines = Base64.getMimeEncoder(LINE, "\n".getBytes(US_ASCII));
    String body = lines.encodeToString(content);
    return Bytes.latin1("-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n");
  }
}
