// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.site;

/** One thing of a site, stored and changed as a whole. */
public sealed interface SiteItem
    permits Account, Contact, Group, KeyTemplate, Phone, PlacementRules, SiteFile {

  /** What it is found by. */
  ItemKey key();
}
