// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.served;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What was served first under a name.
 *
 * @param last when something was served under it, a day more or less
 */
public record ServedFile(Serving serving, Instant first, Instant last) {

  /** Whether a phone that has what was served first never takes this one. */
  public boolean hides(Serving now) {
    return serving.hides(now);
  }

  /** When it was first served, for a sentence. */
  public String since() {
    return first.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
