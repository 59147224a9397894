// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import io.dialtone.core.site.ItemKey;
import java.util.Optional;

/** What became of a commit. */
public sealed interface CommitResult {

  /** It is kept, under this number. */
  record Kept(long number) implements CommitResult {}

  /**
   * Nothing was kept, because an item is not what the change took it for: somebody else was faster.
   *
   * @param by the newest change of the item, absent if the history knows none
   */
  record Overtaken(ItemKey item, Optional<ChangeLine> by) implements CommitResult {

    /** In a sentence for whoever wanted the change. */
    public String reason() {
      return item
          + " is not what it was any more: "
          + by.map(line ->
                  line.who() + " changed it at " + line.at() + " (change " + line.number() + ")")
              .orElse("it was changed outside of the history")
          + "; look at it and try again";
    }
  }
}
