// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.web;

import io.dialtone.handset.flash.StoredParameter;
import java.util.regex.Pattern;

/** Which parameters are passwords or the like, and so are shown only on demand. */
public final class Secrets {

  /** What stands in the place of a secret. */
  public static final String STARS = "***";

  private static final Pattern SECRET =
      Pattern.compile("pwd|passw|secret|decryption_?key|commname", Pattern.CASE_INSENSITIVE);

  private Secrets() {}

  /** The value as it may be shown to somebody who did not ask for secrets. */
  public static String covered(StoredParameter parameter) {
    boolean cover = isSecret(parameter.name()) && !parameter.value().isEmpty();
    return cover ? STARS : parameter.value();
  }

  /** Whether a parameter of this name holds a password, a key or a community. */
  public static boolean isSecret(String name) {
    return SECRET.matcher(name).find();
  }
}
