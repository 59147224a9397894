// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import io.dialtone.core.render.ConfigSerial;
import io.dialtone.core.render.Edition;
import io.dialtone.core.site.SiteChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A change on its way to the store.
 *
 * @param who wants it, as the history shows it
 * @param editions those of the phones whose own files become others by it
 * @param floor what every later config_sn is larger than, where that is raised
 */
public record SiteCommit(
    SiteChange change,
    String who,
    Instant at,
    List<Edition> editions,
    Optional<ConfigSerial> floor) {

  /** One that raises no floor. */
  public SiteCommit(SiteChange change, String who, Instant at, List<Edition> editions) {
    this(change, who, at, editions, Optional.empty());
  }

  public SiteCommit {
    editions = List.copyOf(editions);
  }
}
