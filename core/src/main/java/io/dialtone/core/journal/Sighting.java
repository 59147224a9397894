// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.journal;

import io.dialtone.core.caller.Caller;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One request of one phone: when, who as far as the request says it, from where, and what in a few
 * words ({@code GET st2030s.inf 200}, {@code DISCOVER, offered 10.0.0.5}).
 */
public record Sighting(
    Instant time,
    Caller caller,
    Optional<Ip4Address> address,
    Area area,
    String what,
    Optional<Trace> trace) {

  /** The longest text kept; a phone's file name may be anything, and many phones are remembered. */
  static final int WHAT_LIMIT = 160;

  /** One that makes no phone known: who asks is not told by it, or not believed. */
  public Sighting(
      Instant time,
      MacAddress mac,
      Optional<Model> model,
      Optional<Protocol> protocol,
      Optional<Ip4Address> address,
      Area area,
      String what) {
    this(time, new Caller(mac, model, protocol, List.of()), address, area, what, Optional.empty());
  }

  public Sighting {
    if (what.length() > WHAT_LIMIT) {
      what = what.substring(0, WHAT_LIMIT - 1) + "…";
    }
  }

  public MacAddress mac() {
    return caller.mac();
  }

  public Optional<Model> model() {
    return caller.model();
  }

  public Optional<Protocol> protocol() {
    return caller.protocol();
  }
}
