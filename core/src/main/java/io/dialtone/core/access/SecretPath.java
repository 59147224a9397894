// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.access;

import io.dialtone.core.journal.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder that exists in no file system: whoever knows its name may have the files of every phone
 * below it, {@code /b7Xk…/ST2030S_00147F000001.txt} (SRV-8). Long enough not to be guessed.
 */
public final class SecretPath {

  /** RFC 3986 §2.3: what no URL encodes, so that every phone writes it alike. */
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~-]{16,64}");

  private static final Pattern ENCODED = Pattern.compile("%([0-9A-Fa-f]{2})");
  private static final String MASK = "***";

  private final Secret name;
  private final byte[] bytes;
  private final Pattern anywhere;

  private SecretPath(Secret name) {
    this.name = name;
    this.bytes = name.reveal().getBytes(StandardCharsets.US_ASCII);
    this.anywhere = Pattern.compile(Pattern.quote(name.reveal()), Pattern.CASE_INSENSITIVE);
  }

  /** The folder of this name, if it is fit to be one: 16 to 64 letters, digits, {@code . _ ~ -}. */
  public static Optional<SecretPath> of(String name) {
    return FORM.matcher(name).matches() && !name.startsWith(".")
        ? Optional.of(new SecretPath(Secret.of(name)))
        : Optional.empty();
  }

  /** Its name, for the answer that tells a phone where its files are. */
  public Secret name() {
    return name;
  }

  /** What a path means below the folder; empty if it is not below it. */
  public Optional<String> below(String path) {
    int slash = path.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    byte[] first = path.substring(0, slash).getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(first, bytes)
        ? Optional.of(path.substring(slash + 1))
        : Optional.empty();
  }

  /** A text as logs may show it: without the folder's name, however it is written there. */
  public String masked(String text) {
    String shown = anywhere.matcher(text).replaceAll(MASK);
    if (shown.indexOf('%') < 0) {
      return shown;
    }
    String decoded = ENCODED.matcher(shown).replaceAll(SecretPath::decoded);
    return anywhere.matcher(decoded).find() ? anywhere.matcher(decoded).replaceAll(MASK) : shown;
  }

  private static String decoded(MatchResult code) {
    char character = (char) Integer.parseInt(code.group(1), 16);
    return Matcher.quoteReplacement(String.valueOf(character));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SecretPath path && path.name.equals(name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return "/" + MASK;
  }
}
