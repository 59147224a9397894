// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.site;

import java.util.List;
import java.util.Optional;

/**
 * What changes in a site at once: all of it or nothing.
 *
 * @param what in a sentence for the history, without secrets
 */
public record SiteChange(String what, List<Edit> edits) {

  public SiteChange {
    edits = List.copyOf(edits);
  }

  /** One item before and after; absent before it is made, absent after it is removed. */
  public record Edit(ItemKey key, Optional<SiteItem> before, Optional<SiteItem> after) {}

  /** The change that takes this one back. */
  public SiteChange undone() {
    return new SiteChange(
        "undo: " + what,
        edits.reversed().stream()
            .map(edit ->
                new Edit(edit.key(), /* before= */ edit.after(), /* after= */ edit.before()))
            .toList());
  }
}
