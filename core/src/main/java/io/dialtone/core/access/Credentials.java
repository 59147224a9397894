// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.access;

import io.dialtone.core.journal.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The one user and password that all phones have in common (RFC 7617). Kept as digests, which are
 * compared in a time that does not depend on where they differ.
 */
public final class Credentials {

  /** What a password begins with that is given as the SHA-256 digest of it, in hex. */
  public static final String DIGEST = "sha256:";

  private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{64}");
  private static final String SCHEME = "Basic ";

  private final byte[] user;
  private final byte[] password;

  private Credentials(byte[] user, byte[] password) {
    this.user = user;
    this.password = password;
  }

  /** The credentials, unless the user's name holds a colon or the digest is none. */
  public static Optional<Credentials> of(String user, Secret password) {
    String text = password.reveal();
    boolean digested = text.startsWith(DIGEST);
    if (user.isEmpty() || user.indexOf(':') >= 0 || text.isEmpty()) {
      return Optional.empty();
    }
    if (digested && !HEX.matcher(text.substring(DIGEST.length())).matches()) {
      return Optional.empty();
    }
    byte[] digest =
        digested ? HexFormat.of().parseHex(text.substring(DIGEST.length())) : sha256(text);
    return Optional.of(new Credentials(sha256(user), digest));
  }

  /** Whether an {@code Authorization} field holds them. */
  public boolean fit(Secret authorization) {
    return user(authorization).isPresent();
  }

  /** The user's name in an {@code Authorization} field that holds them; of any other, nothing. */
  public Optional<String> user(Secret authorization) {
    Optional<String> pair = decoded(authorization.reveal());
    int colon = pair.map(text -> text.indexOf(':')).orElse(-1);
    if (colon < 0) {
      return Optional.empty();
    }
    String name = pair.get().substring(0, colon);
    boolean sameUser = MessageDigest.isEqual(user, sha256(name));
    boolean samePassword = MessageDigest.isEqual(password, sha256(pair.get().substring(colon + 1)));
    return sameUser && samePassword ? Optional.of(name) : Optional.empty(); // both are compared
  }

  private static Optional<String> decoded(String field) {
    if (!field.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(field.substring(SCHEME.length()).strip());
      return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** A number that stands for these octets: different for different passwords tried. */
  public static long trace(Secret authorization) {
    byte[] digest = sha256(authorization.reveal());
    long trace = 0;
    for (int at = 0; at < Long.BYTES; at++) {
      trace = (trace << 8) | (digest[at] & 0xFF);
    }
    return trace | 1; // never 0, which stands for nothing
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Credentials that
        && MessageDigest.isEqual(user, that.user)
        && MessageDigest.isEqual(password, that.password);
  }

  @Override
  public int hashCode() {
    return user[0] << 8 | password[0];
  }

  @Override
  public String toString() {
    return "***";
  }
}
