// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;

/** Making key pairs, and telling whether two keys are one. */
final class KeyPairs {

  private static final int RSA_BITS = 2048;

  private KeyPairs() {}

  /** The kinds of keys we make. */
  enum Kind {
    /** On the curve P-256: small and quick. */
    EC,
    /** 2048 bits, for phones that know no curves. */
    RSA;

    String signature() {
      return this == EC ? "SHA256withECDSA" : "SHA256withRSA";
    }
  }

  static KeyPair make(Kind kind) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(kind.name());
      switch (kind) {
        case EC -> generator.initialize(new ECGenParameterSpec("secp256r1"));
        case RSA -> generator.initialize(RSA_BITS);
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException fault) {
      throw new IllegalStateException("every JDK makes " + kind + " keys", fault);
    }
  }

  /** Whether what the private key signs is good by the public one. */
  static boolean match(PublicKey open, PrivateKey secret) {
    if (!open.getAlgorithm().equals(secret.getAlgorithm())) {
      return false;
    }
    String algorithm =
        switch (open.getAlgorithm()) {
          case "EC" -> Kind.EC.signature();
          case "RSA" -> Kind.RSA.signature();
          case String other -> other; // Ed25519 signs by its own name
        };
    try {
      byte[] sample = "dialtone".getBytes(US_ASCII);
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(secret);
      signature.update(sample);
      byte[] signed = signature.sign();
      signature.initVerify(open);
      signature.update(sample);
      return signature.verify(signed);
    } catch (GeneralSecurityException _) {
      return false;
    }
  }
}
