// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.wish;

import io.dialtone.core.site.Found;
import io.dialtone.core.site.ItemKey;
import io.dialtone.core.site.Level;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.PhonePlace;
import io.dialtone.core.site.PhoneState;
import io.dialtone.handset.identity.ModelSizes;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.MacPrefix;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.MacAddress;
import java.util.List;
import java.util.Optional;

/** What may become of phones. */
final class PhoneRules {

  private static final long GROUP_ADDRESS = 1L << 40;

  private final Draft draft;
  private final SettingRules settings;
  private final SwapRules swaps;

  PhoneRules(Draft draft, SettingRules settings) {
    this.draft = draft;
    this.settings = settings;
    this.swaps = new SwapRules(draft);
  }

  /** Whether one card can have this address. */
  static boolean isOfPhone(MacAddress mac) {
    return mac.bits() != 0 && (mac.bits() & GROUP_ADDRESS) == 0;
  }

  Optional<String> add(Wish.AddPhone wish) {
    MacAddress mac = wish.mac();
    Optional<Phone> there = draft.phone(mac);
    if (there.isPresent() && there.get().waits() && there.get().isBare()) {
      return claim(there.get(), wish);
    }
    if (there.isPresent()) {
      return Optional.of(
          "phone "
              + mac
              + " is in the site already, in "
              + text(there.get().place())
              + ": change that one");
    }
    if (!isOfPhone(mac)) {
      return Optional.of(mac + " is no phone's MAC address: read it from the phone's label");
    }
    Optional<String> fault = placeFault(wish.place());
    if (fault.isPresent()) {
      return fault;
    }
    if (draft.count(ItemKey.Kind.PHONE) >= SiteLimits.PHONES) {
      return Optional.of("a site has at most " + SiteLimits.PHONES + " phones: remove some first");
    }
    if (!MacPrefix.isKnown(mac)) {
      draft.warn(
          mac + " does not begin as these phones' addresses do (ID-6): look at the label again");
    }
    draft.put(Phone.of(mac, wish.kind()).with(wish.state()).with(wish.place()));
    draft.say(
        "add phone " + mac + ", " + KindsOfPhones.text(wish.kind()) + ", to " + text(wish.place()));
    return Optional.empty();
  }

  /** Somebody says what a phone is that showed up by itself. */
  private Optional<String> claim(Phone phone, Wish.AddPhone wish) {
    Optional<String> fault = placeFault(wish.place());
    if (fault.isPresent()) {
      return fault;
    }
    Phone claimed = phone.with(wish.kind()).with(wish.state()).with(wish.place());
    claimed
        .otherModel()
        .ifPresent(seen ->
            draft.warn(
                "phone "
                    + phone.mac()
                    + " showed up as an "
                    + seen
                    + ": look at its label, and change its model if that is right"));
    draft.put(claimed);
    draft.say(
        "add phone "
            + phone.mac()
            + ", "
            + KindsOfPhones.text(wish.kind())
            + ", which was "
            + phone.state().text()
            + ", to "
            + text(wish.place()));
    return Optional.empty();
  }

  Optional<String> setKind(MacAddress mac, FilePrefix kind) {
    Optional<Phone> found = draft.phone(mac);
    if (found.isEmpty()) {
      return Optional.of(Refusals.noPhone(mac));
    }
    Phone phone = found.get();
    Phone changed = settled(phone, kind).with(kind);
    Optional<String> fault = sizeFault(changed).or(() -> settings.misfit(changed));
    if (fault.isPresent()) {
      return fault;
    }
    if (phone.kind().protocol() != kind.protocol() && phone.state() == PhoneState.ACTIVE) {
      Optional<String> no = swaps.refusal(phone, kind);
      if (no.isPresent()) {
        return no;
      }
    }
    draft.put(changed);
    draft.say("phone " + mac + " is an " + KindsOfPhones.text(kind));
    return Optional.empty();
  }

  /** What was a guess is somebody's word now. */
  private static Phone settled(Phone phone, FilePrefix kind) {
    Found.Clues said =
        new Found.Clues(Optional.of(kind.model()), Optional.of(kind.protocol()), List.of());
    return phone.isAmbiguous()
        ? phone
            .found()
            .map(f -> new Found(f.first(), f.last(), f.where(), f.clues().or(said)))
            .map(phone::with)
            .orElse(phone)
        : phone;
  }

  private Optional<String> sizeFault(Phone phone) {
    int lines = ModelSizes.of(phone.kind().model()).lines();
    int keys = ModelSizes.of(phone.kind().model()).expansionKeys();
    if (!phone.use().lines().isEmpty() && phone.use().lines().lastKey() > lines) {
      return Optional.of(
          "an "
              + phone.kind().model()
              + " has "
              + lines
              + " lines, and phone "
              + phone.mac()
              + " uses line "
              + phone.use().lines().lastKey()
              + ": free it first");
    }
    if (!phone.use().keys().isEmpty() && phone.use().keys().lastKey() > keys) {
      return Optional.of(
          "an "
              + phone.kind().model()
              + " has "
              + keys
              + " function keys, and phone "
              + phone.mac()
              + " uses key "
              + phone.use().keys().lastKey()
              + ": free it first");
    }
    if (phone.kind().protocol() == Protocol.MGCP && !phone.use().lines().isEmpty()) {
      draft.warn(
          "phone "
              + phone.mac()
              + ": an MGCP phone has its lines from its call agent, and its accounts rest");
    }
    return Optional.empty();
  }

  Optional<String> setState(MacAddress mac, PhoneState state) {
    Optional<Phone> phone = draft.phone(mac);
    if (phone.isEmpty()) {
      return Optional.of(Refusals.noPhone(mac));
    }
    if (state != PhoneState.ACTIVE && phone.get().state() == PhoneState.ACTIVE) {
      draft.warn(
          "phone " + mac + " is given no files any more; it keeps what it has, passwords as well");
    }
    draft.put(phone.get().with(state));
    draft.say("phone " + mac + " is " + state.text());
    return Optional.empty();
  }

  Optional<String> setPlace(MacAddress mac, PhonePlace place) {
    Optional<Phone> phone = draft.phone(mac);
    if (phone.isEmpty()) {
      return Optional.of(Refusals.noPhone(mac));
    }
    Optional<String> fault = placeFault(place);
    if (fault.isPresent()) {
      return fault;
    }
    draft.put(phone.get().with(place));
    String label = place.label().isEmpty() ? "" : " as " + place.label();
    draft.say("phone " + mac + " stands in " + text(place) + label);
    return Optional.empty();
  }

  Optional<String> remove(MacAddress mac) {
    if (draft.phone(mac).isEmpty()) {
      return Optional.of(Refusals.noPhone(mac));
    }
    draft.remove(ItemKey.of(mac));
    draft.say("remove phone " + mac);
    return Optional.empty();
  }

  private Optional<String> placeFault(PhonePlace place) {
    if (draft.group(place.group()).isEmpty()) {
      return Optional.of(Refusals.noGroup(place.group()));
    }
    if (Names.beyondLatin1(place.label())) {
      draft.warn(
          "the label "
              + place.label()
              + " has letters that phones do not know (ISO-8859-1): where it is shown on one, others"
              + " stand for them");
    }
    return Names.lineFault("the label", place.label(), SiteLimits.NAME)
        .or(() -> Names.lineFault("the location", place.location(), SiteLimits.NAME));
  }

  private String text(PhonePlace place) {
    return Levels.text(new Level.OfGroup(place.group()), draft::chain);
  }
}
