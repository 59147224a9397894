// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.source;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server as parameters and options name it: host by name or dotted, perhaps with a port. */
record ServerName(String host, int port) {

  private static final Pattern SHAPE = Pattern.compile("([A-Za-z0-9._-]+)(?::([0-9]{1,5}))?");

  /** Reads {@code host} or {@code host:port}; anything else is no server. */
  static Optional<ServerName> parse(String text, int standardPort) {
    Matcher matcher = SHAPE.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String digits = matcher.group(2);
    int port = digits == null ? standardPort : Integer.parseInt(digits);
    return port < 1 || port > 65535
        ? Optional.empty()
        : Optional.of(new ServerName(matcher.group(1), port));
  }
}
