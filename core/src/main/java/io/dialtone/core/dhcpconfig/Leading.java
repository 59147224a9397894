// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcpconfig;

import io.dialtone.wire.octets.Ip4Address;
import java.util.Optional;

/** Where phones are led: one source and nothing of another (SRC-1). */
sealed interface Leading {

  /** To the URL of an INF, by option 43 (SRC-4). */
  record ByHttp(String url) implements Leading {}

  /**
   * To a TFTP server, by options 66 and 150 and {@code siaddr}, which all say the same (SRC-2).
   *
   * @param inf options 67 and {@code file}; without it a phone asks for its own (SRC-5)
   */
  record ByTftp(Ip4Address server, Optional<String> inf) implements Leading {}
}
