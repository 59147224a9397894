// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.site;

import java.util.List;
import java.util.Optional;

/** The rules for phones that show up, in their order: the first that fits counts. */
public record PlacementRules(List<PlacementRule> all) implements SiteItem {

  /** There is no rule. */
  public static final PlacementRules NONE = new PlacementRules(List.of());

  public PlacementRules {
    all = List.copyOf(all);
  }

  /** The rule that counts for a phone. */
  public Optional<PlacementRule> find(Phone phone) {
    return all.stream().filter(rule -> rule.match().fits(phone)).findFirst();
  }

  @Override
  public ItemKey key() {
    return ItemKey.RULES;
  }
}
