// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.wish;

import io.dialtone.core.site.Found;
import io.dialtone.core.site.ItemKey;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.PhonePlace;
import io.dialtone.core.site.PhoneState;
import io.dialtone.core.site.PhoneUse;
import io.dialtone.core.site.Placement;
import io.dialtone.core.site.PlacementRule;
import io.dialtone.core.site.Settings;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What becomes of phones that were seen on the network. Strangers can make up sightings, so each
 * phone is written down a few times at most: when it is new, when it says something of itself that
 * was not known, and when it turns out to be another than it is said to be.
 */
final class DiscoveryRules {

  private static final FilePrefix GUESS = new FilePrefix(Model.ST2030, Protocol.SIP);

  private final Draft draft;
  private final List<MacAddress> fresh = new ArrayList<>();
  private final List<MacAddress> known = new ArrayList<>();
  private int waiting;
  private int found;

  DiscoveryRules(Draft draft) {
    this.draft = draft;
    this.waiting = draft.waitingBefore();
    this.found = draft.foundBefore();
  }

  void discover(SortedMap<MacAddress, Found> seen) {
    seen.forEach((mac, what) -> {
      Optional<Phone> there = draft.phone(mac);
      if (there.isEmpty()) {
        arrive(mac, what);
      } else if (there.get().waits()) {
        waits(there.get(), what);
      } else if (there.get().state() == PhoneState.ACTIVE) {
        active(there.get(), what);
      }
    });
    say("discover", fresh);
    say("learn more of", known);
  }

  private void say(String what, List<MacAddress> phones) {
    if (!phones.isEmpty()) {
      draft.say(
          what + " " + Refusals.count(phones.size(), "phone") + ": " + Refusals.named(phones));
    }
  }

  private void arrive(MacAddress mac, Found what) {
    if (!PhoneRules.isOfPhone(mac)) {
      return;
    }
    Phone phone =
        new Phone(
            mac,
            guess(what.clues()),
            PhoneState.DISCOVERED,
            PhonePlace.UNKNOWN,
            PhoneUse.NONE,
            Settings.NONE,
            Optional.of(what));
    Optional<PlacementRule> rule = draft.rules().find(phone);
    Optional<Phone> placed =
        rule.isEmpty() ? Optional.of(phone) : RulesOfPlacement.placed(phone, rule.get());
    if (placed.isEmpty()) {
      return; // ignored
    }
    boolean full =
        found >= SiteLimits.FOUND
            || draft.count(ItemKey.Kind.PHONE) >= SiteLimits.PHONES
            || (placed.get().waits() && waiting >= SiteLimits.WAITING);
    if (!full) {
      found++;
      waiting += placed.get().waits() ? 1 : 0;
      draft.put(placed.get());
      fresh.add(mac);
    }
  }

  private static FilePrefix guess(Found.Clues clues) {
    return new FilePrefix(
        clues.model().orElse(GUESS.model()), clues.protocol().orElse(GUESS.protocol()));
  }

  private void waits(Phone phone, Found what) {
    Found all = phone.found().map(before -> before.and(what)).orElse(what);
    boolean more =
        !all.where().equals(where(phone))
            || !phone.found().map(Found::clues).equals(Optional.of(all.clues()));
    Phone told = phone.with(all);
    if (phone.isAmbiguous() && phone.isBare()) {
      told = told.with(guess(all.clues()));
    }
    Optional<Phone> placed = placed(phone, told);
    if (!more) {
      // elsewhere now: that counts only where a rule lets it in, or it could be told forever
      Found moved = new Found(all.first(), all.last(), what.where().or(all.where()), all.clues());
      placed = placed(phone, phone.with(moved));
      if (placed.filter(now -> now.state() == PhoneState.ACTIVE).isEmpty()) {
        return;
      }
    }
    Phone now = placed.orElse(told);
    draft.put(now);
    known.add(phone.mac());
  }

  private static Found.Where where(Phone phone) {
    return phone.found().map(Found::where).orElse(Found.Where.UNKNOWN);
  }

  /** By the rule that counts now, where another did before; one that ignores comes too late. */
  private Optional<Phone> placed(Phone before, Phone now) {
    Optional<PlacementRule> rule = draft.rules().find(now);
    return rule.isEmpty() || rule.equals(draft.rules().find(before))
        ? Optional.empty()
        : rule.filter(counts -> counts.placement() != Placement.IGNORED)
            .flatMap(counts -> RulesOfPlacement.placed(now, counts));
  }

  /** A phone that is said to be of one model and seen as another is told of, once. */
  private void active(Phone phone, Found what) {
    boolean other = what.clues().model().filter(seen -> seen != phone.kind().model()).isPresent();
    if (other && phone.otherModel().isEmpty()) {
      Found before = phone.found().orElse(what);
      draft.put(
          phone.with(
              new Found(
                  before.first(),
                  what.last(),
                  what.where().or(before.where()),
                  what.clues().or(before.clues()))));
      known.add(phone.mac());
    }
  }
}
