// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the sources leave open, as switches; all are off unless asked for. */
public enum Quirk {
  /** Config files are asked for with POST (HTT-1). */
  POST,
  /** The very first request carries the whole URL in its request line (RUN-7, HTT-2). */
  ABSOLUTE_FORM,
  /** A plain check-sync counts only with a preconfigured server and Configname (NTF-5). */
  NOTIFY_NEEDS_SERVER,
  /** Whoever sends a check-sync must show a line's password (NTF-4). */
  NOTIFY_DIGEST,
  /** After a factory reset the common file's name is still remembered (WEB-3). */
  COMMON_NOT_RELOADED;

  /** The switch's name on a command line. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The switch of this name, in any letter case. */
  public static Optional<Quirk> named(String text) {
    return Arrays.stream(values()).filter(q -> q.text().equalsIgnoreCase(text)).findFirst();
  }
}
