// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.octets;

import java.util.Optional;

/** An IPv4 address and a port. */
public record Endpoint(Ip4Address address, int port) {

  private static final int MAX_PORT = 65535;

  public Endpoint {
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException("not a port: " + port);
    }
  }

  /** Reads {@code 192.0.2.1:69}. */
  public static Optional<Endpoint> parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0 || !text.substring(colon + 1).matches("\\d{1,5}")) {
      return Optional.empty();
    }
    int port = Integer.parseInt(text.substring(colon + 1), 10);
    return port > MAX_PORT
        ? Optional.empty()
        : Ip4Address.parse(text.substring(0, colon)).map(address -> new Endpoint(address, port));
  }

  @Override
  public String toString() {
    return address + ":" + port;
  }
}
