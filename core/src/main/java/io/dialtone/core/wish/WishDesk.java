// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.wish;

import io.dialtone.core.parameter.Dictionary;
import io.dialtone.core.site.ChangeDecision;
import io.dialtone.core.site.Site;
import io.dialtone.core.site.SiteChange;
import java.util.Optional;

/** Decides whether the site can be as somebody wishes, and what changes in it then. */
public final class WishDesk {

  private WishDesk() {}

  /** The decision; the site stays as it is. A wish that changes nothing is accepted as empty. */
  public static ChangeDecision decide(Site site, Dictionary dictionary, Wish wish) {
    Draft draft = new Draft(site);
    Optional<String> refusal = new Rules(draft, dictionary).refusal(wish);
    if (refusal.isPresent()) {
      return new ChangeDecision.Refused(refusal.get());
    }
    new LeftBehind(draft, dictionary).warn();
    SiteChange change = new SiteChange(what(draft, wish), draft.edits());
    if (change.edits().isEmpty()) {
      draft.warn("nothing changes: the site is so already");
    }
    return new ChangeDecision.Accepted(change, draft.warnings());
  }

  private static String what(Draft draft, Wish wish) {
    if (wish instanceof Wish.All(var what, _) && !what.isEmpty()) {
      return what;
    }
    int shown = Math.min(draft.said().size(), MOST_SAID);
    int left = draft.said().size() - shown;
    return String.join("; ", draft.said().subList(0, shown))
        + (left > 0 ? "; and " + left + " more" : "");
  }

  private static final int MOST_SAID = 5;
}
