// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.files;

import io.dialtone.core.journal.Secret;
import io.dialtone.wire.octets.Ip4Address;
import java.util.Optional;

/**
 * One asking for a file: by which transport, under which name as it stood there, from where, and
 * over HTTP with which {@code Authorization} and {@code User-Agent} fields.
 */
public record FileQuestion(
    Transport transport,
    String name,
    Ip4Address asker,
    Optional<Secret> authorization,
    Optional<String> userAgent) {

  /** An asking without authorization, by nobody in particular. */
  public FileQuestion(Transport transport, String name, Ip4Address asker) {
    this(transport, name, asker, Optional.empty(), Optional.empty());
  }

  /** An asking by nobody in particular. */
  public FileQuestion(
      Transport transport, String name, Ip4Address asker, Optional<Secret> authorization) {
    this(transport, name, asker, authorization, Optional.empty());
  }
}
