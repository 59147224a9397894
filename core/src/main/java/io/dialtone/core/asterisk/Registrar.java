// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.asterisk;

import java.util.Optional;

/**
 * Where a driver is to be reached, as far as its file says it.
 *
 * @param host an address or name that can be called, if one is said
 * @param port 5060 where none is said
 * @param from which setting of which line says the host
 */
record Registrar(Optional<String> host, int port, String from) {

  static final int USUAL_PORT = 5060;

  static final Registrar UNKNOWN = new Registrar(Optional.empty(), USUAL_PORT, "");

  /** {@code HOST} or {@code HOST:PORT}, of this host where none is said. */
  Optional<String> at(Optional<String> otherwise) {
    return host.or(() -> otherwise).map(name -> port == USUAL_PORT ? name : name + ":" + port);
  }
}
