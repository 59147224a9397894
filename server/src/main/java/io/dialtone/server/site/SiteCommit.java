// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import io.dialtone.core.render.Edition;
import io.dialtone.core.site.SiteChange;
import java.time.Instant;
import java.util.List;

/**
 * A change on its way to the store.
 *
 * @param who wants it, as the history shows it
 * @param editions those of the phones whose own files become others by it
 */
public record SiteCommit(SiteChange change, String who, Instant at, List<Edition> editions) {

  public SiteCommit {
    editions = List.copyOf(editions);
  }
}
