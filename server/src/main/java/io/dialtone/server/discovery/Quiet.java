// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.discovery;

import io.dialtone.wire.identity.Model;
import io.dialtone.wire.octets.MacAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Phones of which nothing new is to be learnt for a while, with the model that they are. */
final class Quiet {

  /** So long the site may become another without its being noticed here. */
  private static final Duration KEPT = Duration.ofSeconds(30);

  private static final int MOST = 100_000;

  private final Map<MacAddress, Model> models = new ConcurrentHashMap<>();
  private Instant since = Instant.MIN;

  /** Whether a request that says this model, or none, tells nothing new. */
  boolean has(MacAddress mac, Optional<Model> said) {
    Optional<Model> known = Optional.ofNullable(models.get(mac));
    return known.isPresent() && said.map(known.get()::equals).orElse(true);
  }

  void add(MacAddress mac, Model model) {
    if (models.size() < MOST) {
      models.put(mac, model);
    }
  }

  /** Forgets all of them when they were kept for long enough. */
  void refresh(Instant now) {
    if (since.equals(Instant.MIN) || now.isBefore(since) || now.isAfter(since.plus(KEPT))) {
      models.clear();
      since = now;
    }
  }
}
