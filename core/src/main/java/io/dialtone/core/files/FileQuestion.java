// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.files;

import io.dialtone.core.journal.Secret;
import io.dialtone.wire.octets.Ip4Address;
import java.util.Optional;

/**
 * One asking for a file: by which transport, under which name as it stood there, from where, and
 * over HTTP with which {@code Authorization} field.
 */
public record FileQuestion(
    Transport transport, String name, Ip4Address asker, Optional<Secret> authorization) {

  /** An asking without authorization. */
  public FileQuestion(Transport transport, String name, Ip4Address asker) {
    this(transport, name, asker, Optional.empty());
  }
}
