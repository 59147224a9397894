// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/**
 * Whether the server can do its work: it can when no part of it says why not. Parts come and go by
 * name, so that one that recovers does not speak for another that did not.
 */
public final class Readiness {

  private final ConcurrentSkipListMap<String, String> reasons = new ConcurrentSkipListMap<>();
  private final ConcurrentSkipListMap<String, Supplier<Optional<String>>> watched =
      new ConcurrentSkipListMap<>();

  /** From now on this part is not ready, for this reason. */
  public void no(String part, String reason) {
    reasons.put(part, reason);
  }

  /** From now on this part is ready. */
  public void yes(String part) {
    reasons.remove(part);
  }

  /** From now on this part is asked itself why it is not ready. */
  public void watch(String part, Supplier<Optional<String>> trouble) {
    watched.put(part, trouble);
  }

  /** Why the server is not ready; empty when it is. */
  public Optional<String> reason() {
    List<String> all = new ArrayList<>();
    reasons.forEach((part, reason) -> all.add(part + ": " + reason));
    watched.forEach(
        (part, trouble) -> trouble.get().ifPresent(reason -> all.add(part + ": " + reason)));
    return all.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", all));
  }
}
