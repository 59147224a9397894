// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import io.dialtone.core.caller.Caller;
import java.util.Locale;
import java.util.Optional;

/** The settings' name for an INF, made out for one phone. */
final class InfName {

  private static final String PREFIX = "{prefix}";
  private static final String MAC = "{mac}";

  private InfName() {}

  /** Empty if the name needs the file prefix of a phone whose model or protocol is unknown. */
  static Optional<String> of(String template, Caller caller) {
    String named = template.replace(MAC, caller.mac().plain());
    return named.contains(PREFIX)
        ? caller.filePrefix().map(prefix -> named.replace(PREFIX, prefix.text()))
        : Optional.of(named);
  }

  static boolean isUrl(String inf) {
    String lower = inf.toLowerCase(Locale.ROOT);
    return lower.startsWith("http://") || lower.startsWith("https://");
  }
}
