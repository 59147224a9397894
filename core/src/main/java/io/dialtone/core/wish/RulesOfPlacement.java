// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.wish;

import io.dialtone.core.site.Found;
import io.dialtone.core.site.ItemKey;
import io.dialtone.core.site.Level;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.PhonePlace;
import io.dialtone.core.site.PhoneState;
import io.dialtone.core.site.PlacementRule;
import io.dialtone.core.site.PlacementRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What may become of the rules for phones that show up. Where they change, each phone that waits
 * and for which another rule counts than before is placed anew by it.
 */
final class RulesOfPlacement {

  private final Draft draft;

  RulesOfPlacement(Draft draft) {
    this.draft = draft;
  }

  Optional<String> put(PlacementRule rule, Optional<Integer> at) {
    List<PlacementRule> all = new ArrayList<>(draft.rules().all());
    int standing = at(all, rule);
    if (standing >= 0) {
      all.remove(standing);
    }
    int usual = standing >= 0 ? standing + 1 : all.size() + 1;
    int place = at.orElse(usual);
    Optional<String> fault = fault(rule).or(() -> placeFault(place, all.size() + 1));
    if (fault.isPresent()) {
      return fault;
    }
    if (all.size() >= SiteLimits.RULES) {
      return Optional.of("a site has at most " + SiteLimits.RULES + " rules: remove some first");
    }
    all.add(place - 1, rule);
    draft.say("rule " + place + ": " + text(rule));
    become(all);
    warnOfEarlier(rule);
    return Optional.empty();
  }

  private static int at(List<PlacementRule> all, PlacementRule rule) {
    for (int place = 0; place < all.size(); place++) {
      if (all.get(place).match().equals(rule.match())) {
        return place;
      }
    }
    return -1;
  }

  private Optional<String> fault(PlacementRule rule) {
    Optional<String> noGroup =
        rule.group().filter(id -> draft.group(id).isEmpty()).map(Refusals::noGroup);
    return noGroup
        .or(() -> idFault("circuit-id", rule.match().circuitId()))
        .or(() -> idFault("remote-id", rule.match().remoteId()));
  }

  private static Optional<String> idFault(String what, Optional<String> id) {
    return id.flatMap(text ->
        text.isEmpty()
            ? Optional.of("the " + what + " is empty: leave it out")
            : Names.lineFault("the " + what, text, Found.LONGEST));
  }

  private static Optional<String> placeFault(int place, int last) {
    return place >= 1 && place <= last
        ? Optional.empty()
        : Optional.of("there is no place " + place + " for a rule: say 1 to " + last);
  }

  Optional<String> move(int from, int to) {
    List<PlacementRule> all = new ArrayList<>(draft.rules().all());
    Optional<String> fault =
        noRule(from, all.size()).or(() -> placeFault(to, Math.max(1, all.size())));
    if (fault.isPresent()) {
      return fault;
    }
    PlacementRule moved = all.remove(from - 1);
    all.add(to - 1, moved);
    draft.say("rule " + from + " becomes rule " + to + ": " + text(moved));
    become(all);
    return Optional.empty();
  }

  Optional<String> remove(int at) {
    List<PlacementRule> all = new ArrayList<>(draft.rules().all());
    Optional<String> fault = noRule(at, all.size());
    if (fault.isPresent()) {
      return fault;
    }
    draft.say("remove rule " + at + ": " + text(all.remove(at - 1)));
    become(all);
    return Optional.empty();
  }

  private static Optional<String> noRule(int at, int count) {
    return at >= 1 && at <= count
        ? Optional.empty()
        : Optional.of("there is no rule " + at + ": 'dialtone site rules' lists them");
  }

  private String text(PlacementRule rule) {
    return rule.match().text()
        + ": "
        + rule.placement().text()
        + rule.group()
            .map(group -> ", to " + Levels.text(new Level.OfGroup(group), draft::chain))
            .orElse("");
  }

  private void become(List<PlacementRule> all) {
    PlacementRules before = draft.rules();
    PlacementRules after = new PlacementRules(all);
    if (all.isEmpty()) {
      draft.remove(ItemKey.RULES);
    } else {
      draft.put(after);
    }
    int placed = 0;
    int unsure = 0;
    for (Phone phone : draft.waiting()) {
      Optional<PlacementRule> rule = after.find(phone);
      if (rule.isPresent() && !rule.equals(before.find(phone))) {
        Optional<Phone> now = placed(phone, rule.get());
        if (now.isEmpty() && !phone.isBare()) {
          draft.warn(
              "phone "
                  + phone.mac()
                  + " has lines, settings or a label of its own and is not"
                  + " ignored: remove it yourself");
          continue;
        }
        now.ifPresentOrElse(draft::put, () -> draft.remove(phone.key()));
        unsure += now.filter(still -> isUnsure(still, rule.get())).isPresent() ? 1 : 0;
        placed += now.equals(Optional.of(phone)) ? 0 : 1;
      }
    }
    if (placed > 0) {
      draft.say("places " + Refusals.count(placed, "phone"));
    }
    if (unsure > 0) {
      draft.warn(
          Refusals.count(unsure, "phone")
              + " did not say model and protocol and must wait: 'dialtone site phones change MAC"
              + " --model ... --state active'");
    }
  }

  private static boolean isUnsure(Phone phone, PlacementRule rule) {
    return switch (rule.placement()) {
      case ACTIVE -> phone.isAmbiguous();
      case QUARANTINED, IGNORED -> false;
    };
  }

  /**
   * A phone that waits, as a rule has it; nothing where it is ignored. One that did not say what it
   * is is not made active, since nobody knows which files it can take.
   */
  static Optional<Phone> placed(Phone phone, PlacementRule rule) {
    PhonePlace place = phone.place();
    Phone there =
        phone.with(
            new PhonePlace(rule.group().orElse(place.group()), place.label(), place.location()));
    return switch (rule.placement()) {
      case ACTIVE -> Optional.of(phone.isAmbiguous() ? there : there.with(PhoneState.ACTIVE));
      case QUARANTINED -> Optional.of(there.with(PhoneState.QUARANTINED));
      case IGNORED -> Optional.empty();
    };
  }

  /** Who adds a rule for phones that wait expects it to count for them. */
  private void warnOfEarlier(PlacementRule rule) {
    long earlier =
        draft.waiting().stream()
            .filter(phone -> rule.match().fits(phone))
            .filter(phone -> !draft.rules().find(phone).equals(Optional.of(rule)))
            .count();
    if (earlier > 0) {
      draft.warn(
          "an earlier rule counts for "
              + Refusals.count((int) earlier, "phone")
              + " that wait and fit this one: to have this one count, put it before (--at 1)");
    }
  }
}
