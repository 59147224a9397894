// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.site;

import java.util.List;

/** What becomes of a change that somebody wants. */
public sealed interface ChangeDecision {

  /** It is sound; what is worth knowing about it is in the warnings. */
  record Accepted(SiteChange change, List<String> warnings) implements ChangeDecision {
    public Accepted {
      warnings = List.copyOf(warnings);
    }
  }

  /** It cannot be, and the reason says what to do. */
  record Refused(String reason) implements ChangeDecision {}
}
