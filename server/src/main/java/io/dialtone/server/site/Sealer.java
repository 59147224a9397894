// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dialtone.core.journal.Secret;
import io.dialtone.server.site.codec.Seals;
import io.dialtone.server.store.StoreException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets with a key: AES-256-GCM, a random nonce of 96 bits before each, and whose secret it
 * is authenticated with it.
 */
final class Sealer implements Seals {

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final String MAC = "HmacSHA256";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int FINGERPRINT_BYTES = 16;

  private final SecretKeySpec key;
  private final String fingerprint;
  private final SecureRandom random = new SecureRandom();

  Sealer(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
    this.fingerprint = fingerprint(key);
  }

  private static String fingerprint(byte[] key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update("which key of Dialtone this is".getBytes(UTF_8));
      byte[] sum = digest.digest(key);
      return HexFormat.of().formatHex(sum, 0, FINGERPRINT_BYTES);
    } catch (NoSuchAlgorithmException fault) {
      throw new IllegalStateException("every Java has SHA-256", fault);
    }
  }

  /** Which key it is, for everybody to see: nothing of the key can be found from it. */
  String fingerprint() {
    return fingerprint;
  }

  @Override
  public String seal(Secret secret, String owner) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    return seal(secret, owner, nonce);
  }

  /**
   * Seals so that the same secret of the same owner is the same text again. The nonce is a digest
   * of both with the key, so none comes twice for two secrets.
   */
  String sealSteadily(Secret secret, String owner) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(key.getEncoded(), MAC));
      mac.update("nonce of a text\0".getBytes(UTF_8));
      mac.update(owner.getBytes(UTF_8));
      mac.update((byte) 0);
      byte[] digest = mac.doFinal(secret.reveal().getBytes(UTF_8));
      return seal(secret, owner, Arrays.copyOf(digest, NONCE_BYTES));
    } catch (GeneralSecurityException fault) {
      throw new IllegalStateException("sealing a secret failed", fault);
    }
  }

  private String seal(Secret secret, String owner, byte[] nonce) {
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, nonce, owner).doFinal(secret.reveal().getBytes(UTF_8));
      byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
      System.arraycopy(sealed, 0, both, NONCE_BYTES, sealed.length);
      return Base64.getEncoder().encodeToString(both);
    } catch (GeneralSecurityException fault) {
      throw new IllegalStateException("sealing a secret failed", fault);
    }
  }

  @Override
  public Secret open(String sealed, String owner) {
    try {
      byte[] both = Base64.getDecoder().decode(sealed);
      if (both.length <= NONCE_BYTES) {
        throw damaged(owner);
      }
      byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce, owner);
      return Secret.of(
          new String(cipher.doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES), UTF_8));
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      throw damaged(owner);
    }
  }

  private static StoreException damaged(String owner) {
    return new StoreException(
        "the sealed secret of " + owner + " is damaged, or was moved there: restore a backup");
  }

  private Cipher cipher(int mode, byte[] nonce, String owner) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(owner.getBytes(UTF_8));
    return cipher;
  }

  @Override
  public String toString() {
    return "the key " + fingerprint;
  }
}
