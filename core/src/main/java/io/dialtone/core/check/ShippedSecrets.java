// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check;

import io.dialtone.core.check.finding.Check;
import io.dialtone.core.check.finding.ConfigCheck;
import io.dialtone.core.parameter.ParameterDef;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Passwords and keys that everybody knows, because phones or the vendor's files bring them. */
public final class ShippedSecrets {

  /** What is found by it, and by nothing else. */
  public static final List<Check> CHECKS =
      List.of(ConfigCheck.CONFIG_DEFAULT_PASSWORD, ConfigCheck.CONFIG_DEFAULT_KEY);

  private static final String KEY = "Decryption_Key";

  /** Of the key that the vendor's own files publish: the digest, so that it stands here nowhere. */
  private static final String PUBLISHED_KEY =
      "d7dc4676d8ea119e4673858e1e1bfd6af630b9801547b2c36e088b853a16ce7e";

  private ShippedSecrets() {}

  /** What is wrong with a value, if everybody knows it. */
  public static Optional<Check> judge(String name, String value, ParameterDef def) {
    boolean shipped = def.defaultValue().filter(v -> !v.isEmpty()).equals(Optional.of(value));
    if (def.secret() && shipped) {
      return Optional.of(ConfigCheck.CONFIG_DEFAULT_PASSWORD);
    }
    return name.equalsIgnoreCase(KEY) && isPublished(value)
        ? Optional.of(ConfigCheck.CONFIG_DEFAULT_KEY)
        : Optional.empty();
  }

  /** The same in words. */
  public static String text(Check check, String name) {
    return name
        + (check == ConfigCheck.CONFIG_DEFAULT_KEY
            ? " is the one that the vendor's files publish"
            : " is the one that phones are shipped with");
  }

  private static boolean isPublished(String value) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] sum = digest.digest(value.getBytes(StandardCharsets.ISO_8859_1));
      return HexFormat.of().formatHex(sum).equals(PUBLISHED_KEY);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
