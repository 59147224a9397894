// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.journal;

import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * One request of one phone: when, who as far as the request says it, from where, and what in a few
 * words ({@code GET st2030s.inf 200}, {@code DISCOVER, offered 10.0.0.5}).
 */
public record Sighting(
    Instant time,
    MacAddress mac,
    Optional<Model> model,
    Optional<Protocol> protocol,
    Optional<Ip4Address> address,
    Area area,
    String what) {

  /** The longest text kept; a phone's file name may be anything, and many phones are remembered. */
  static final int WHAT_LIMIT = 160;

  public Sighting {
    if (what.length() > WHAT_LIMIT) {
      what = what.substring(0, WHAT_LIMIT - 1) + "…";
    }
  }
}
