// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.wish;

import io.dialtone.core.intake.Brought;
import io.dialtone.core.parameter.Dictionary;
import io.dialtone.core.site.ChangeDecision;
import io.dialtone.core.site.Site;
import io.dialtone.core.site.SiteChange;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

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
    new UseRules(draft).warnOfShared();
    new LeftBehind(draft, dictionary).warn();
    SiteChange change = new SiteChange(what(draft, wish), draft.edits());
    if (change.edits().isEmpty() && !(wish instanceof Wish.TakeIn)) { // that is brought again
      draft.warn("nothing changes: the site is so already");
    }
    return new ChangeDecision.Accepted(change, draft.warnings());
  }

  /** What is wrong with each thing brought along that cannot be so, by its place from 0. */
  public static SortedMap<Integer, String> faults(
      Site site, Dictionary dictionary, List<Brought> brought) {
    Draft draft = new Draft(site);
    return new Rules(draft, dictionary).faults(brought);
  }

  private static String what(Draft draft, Wish wish) {
    String own =
        switch (wish) {
          case Wish.All(var what, _) -> what;
          case Wish.TakeIn(var what, _) -> what;
          default -> "";
        };
    if (!own.isEmpty()) {
      return own;
    }
    int shown = Math.min(draft.said().size(), MOST_SAID);
    int left = draft.said().size() - shown;
    return String.join("; ", draft.said().subList(0, shown))
        + (left > 0 ? "; and " + left + " more" : "");
  }

  private static final int MOST_SAID = 5;
}
