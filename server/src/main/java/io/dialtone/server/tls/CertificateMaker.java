// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tls;

import io.dialtone.wire.octets.Ip4Address;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.SortedSet;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes our authority's certificate and the server's (RFC 5280). */
final class CertificateMaker {

  /** An authority is installed by hand on every phone: it must outlive them. */
  static final Duration AUTHORITY_LIFE = Duration.ofDays(20L * 365);

  /** As long as clients take, who refuse more than 398 days. */
  static final Duration SERVER_LIFE = Duration.ofDays(397);

  /** Clocks differ. */
  private static final Duration SINCE = Duration.ofDays(1);

  private static final int SERIAL_BITS = 127; // RFC 5280 §4.1.2.2: positive, at most 20 octets

  private final SecureRandom random = new SecureRandom();
  private final Instant now;

  CertificateMaker(Instant now) {
    this.now = now;
  }

  Credential authority(KeyPairs.Kind kind, String name) {
    KeyPair pair = KeyPairs.make(kind);
    X500Principal self = principal(name);
    try {
      var builder = builder(self, self, pair.getPublic(), AUTHORITY_LIFE);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      builder.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
      return new Credential(List.of(sign(builder, kind, pair)), pair.getPrivate());
    } catch (GeneralSecurityException | CertIOException | OperatorCreationException fault) {
      throw new IllegalStateException("a certificate of our own making failed", fault);
    }
  }

  /** A server's certificate for these names and addresses. */
  Credential server(KeyPairs.Kind kind, SortedSet<String> names, Credential authority) {
    KeyPair pair = KeyPairs.make(kind);
    X509Certificate signer = authority.certificate();
    int usage = KeyUsage.digitalSignature;
    try {
      var builder =
          builder(
              signer.getSubjectX500Principal(),
              principal("Dialtone server"),
              pair.getPublic(),
              SERVER_LIFE);
      var ids = new JcaX509ExtensionUtils();
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(
          Extension.keyUsage,
          true,
          new KeyUsage(kind == KeyPairs.Kind.RSA ? usage | KeyUsage.keyEncipherment : usage));
      builder.addExtension(
          Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
      builder.addExtension(Extension.subjectAlternativeName, false, alternatives(names));
      builder.addExtension(
          Extension.authorityKeyIdentifier, false, ids.createAuthorityKeyIdentifier(signer));
      builder.addExtension(
          Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(pair.getPublic()));
      var signed = sign(builder, kind, new KeyPair(signer.getPublicKey(), authority.key()));
      return new Credential(List.of(signed), pair.getPrivate());
    } catch (GeneralSecurityException | CertIOException | OperatorCreationException fault) {
      throw new IllegalStateException("a certificate of our own making failed", fault);
    }
  }

  private X509v3CertificateBuilder builder(
      X500Principal issuer, X500Principal subject, PublicKey key, Duration life) {
    return new JcaX509v3CertificateBuilder(
        issuer,
        new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE),
        Date.from(now.minus(SINCE)),
        Date.from(now.plus(life)),
        subject,
        key);
  }

  private static X509Certificate sign(
      X509v3CertificateBuilder builder, KeyPairs.Kind kind, KeyPair authority)
      throws GeneralSecurityException, OperatorCreationException {
    var signer = new JcaContentSignerBuilder(kind.signature()).build(authority.getPrivate());
    return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
  }

  private static X500Principal principal(String name) {
    return new X500Principal("CN=" + name.replaceAll("[^A-Za-z0-9 ._-]", "-"));
  }

  private static GeneralNames alternatives(SortedSet<String> names) {
    return new GeneralNames(
        names.stream()
            .map(name ->
                new GeneralName(
                    Ip4Address.parse(name).isPresent()
                        ? GeneralName.iPAddress
                        : GeneralName.dNSName,
                    name))
            .toArray(GeneralName[]::new));
  }
}
