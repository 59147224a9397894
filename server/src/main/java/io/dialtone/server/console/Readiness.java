// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.console;

import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Whether the server can do its work: it can when no part of it says why not. Parts come and go by
 * name, so that one that recovers does not speak for another that did not.
 */
public final class Readiness {

  private final ConcurrentSkipListMap<String, String> reasons = new ConcurrentSkipListMap<>();

  /** From now on this part is not ready, for this reason. */
  public void no(String part, String reason) {
    reasons.put(part, reason);
  }

  /** From now on this part is ready. */
  public void yes(String part) {
    reasons.remove(part);
  }

  /** Why the server is not ready; empty when it is. */
  public Optional<String> reason() {
    String all =
        String.join(
            "; ", reasons.entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()).toList());
    return all.isEmpty() ? Optional.empty() : Optional.of(all);
  }
}
