// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import io.dialtone.core.render.ConfigSerial;
import io.dialtone.core.render.Edition;
import io.dialtone.core.site.Site;
import io.dialtone.core.site.SiteItem;
import java.util.List;
import java.util.Optional;

/**
 * What a store holds.
 *
 * @param items each thing of the site, sorted by its key; the root group only if anything is set
 * @param editions the last of each phone that ever had one, by MAC, removed phones among them
 * @param newest the number of the newest change, 0 before the first
 * @param floor what every new config_sn is larger than, after a restore
 */
public record StoredSite(
    List<SiteItem> items, List<Edition> editions, long newest, Optional<ConfigSerial> floor) {

  public StoredSite {
    items = List.copyOf(items);
    editions = List.copyOf(editions);
  }

  /** The site in memory. */
  public Site site() {
    Site site = new Site();
    items.forEach(site::put);
    return site;
  }
}
