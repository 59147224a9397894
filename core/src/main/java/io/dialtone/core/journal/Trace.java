// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.journal;

import io.dialtone.wire.octets.Ip4Address;
import java.util.Optional;

/**
 * The way a request came that names its phone and may be believed as far as any can: a relay's
 * address and what its option 82 says (RFC 3046), where there was one.
 */
public record Trace(
    Optional<Ip4Address> relay, Optional<String> circuitId, Optional<String> remoteId) {

  /** Straight from the phone. */
  public static final Trace DIRECT =
      new Trace(Optional.empty(), Optional.empty(), Optional.empty());
}
