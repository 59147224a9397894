// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.wish;

import io.dialtone.core.site.FunctionKey;
import io.dialtone.core.site.ItemKey;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.PhoneUse;
import io.dialtone.handset.identity.ModelSizes;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.MacAddress;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** What a phone may be used for: its lines and function keys. */
final class UseRules {

  private final Draft draft;

  UseRules(Draft draft) {
    this.draft = draft;
  }

  Optional<String> assign(MacAddress mac, int line, Optional<String> account) {
    Optional<Phone> found = draft.phone(mac);
    if (found.isEmpty()) {
      return Optional.of(Refusals.noPhone(mac));
    }
    Phone phone = found.get();
    int most = ModelSizes.of(phone.kind().model()).lines();
    if (line < 1 || line > most) {
      return Optional.of(
          "an " + phone.kind().model() + " has lines 1 to " + most + ", and no line " + line);
    }
    if (account.isPresent() && draft.account(account.get()).isEmpty()) {
      return Optional.of(Refusals.none(ItemKey.account(account.get())));
    }
    SortedMap<Integer, String> lines = new TreeMap<>(phone.use().lines());
    account.ifPresentOrElse(name -> lines.put(line, name), () -> lines.remove(line));
    draft.put(phone.with(new PhoneUse(lines, phone.use().keys())));
    draft.say(
        account.map(name -> "account " + name + " on").orElse("nothing on")
            + " line "
            + line
            + " of phone "
            + mac);
    account.ifPresent(name -> warn(phone, name));
    return Optional.empty();
  }

  private void warn(Phone phone, String account) {
    if (phone.kind().protocol() == Protocol.MGCP) {
      draft.warn(
          "phone "
              + phone.mac()
              + ": an MGCP phone has its lines from its call agent, and its accounts rest");
    }
    draft.assigned(account);
    long times =
        draft.phone(phone.mac()).orElseThrow().use().lines().values().stream()
            .filter(account::equals)
            .count();
    if (times > 1) {
      draft.warn("account " + account + " is on " + times + " lines of phone " + phone.mac());
    }
  }

  /** Accounts that the change puts on so many phones that it is warned of, each of them once. */
  void warnOfShared() {
    for (String account : draft.assigned()) {
      SortedSet<MacAddress> phones = draft.phonesWith(account);
      if (phones.size() > SiteLimits.PHONES_OF_AN_ACCOUNT) {
        draft.warn(
            "account "
                + account
                + " is on "
                + phones.size()
                + " phones, which all ring: "
                + Refusals.named(phones));
      }
    }
  }

  Optional<String> setKey(MacAddress mac, int number, Optional<FunctionKey> use) {
    Optional<Phone> found = draft.phone(mac);
    if (found.isEmpty()) {
      return Optional.of(Refusals.noPhone(mac));
    }
    Phone phone = found.get();
    int most = ModelSizes.of(phone.kind().model()).expansionKeys();
    if (number < 1 || number > most) {
      return Optional.of(
          "an "
              + phone.kind().model()
              + " has function keys 1 to "
              + most
              + ", and no key "
              + number);
    }
    Optional<String> fault = use.flatMap(key -> KeyTargets.fault(number, key));
    if (fault.isPresent()) {
      return fault;
    }
    SortedMap<Integer, FunctionKey> keys = new TreeMap<>(phone.use().keys());
    use.ifPresentOrElse(key -> keys.put(number, key), () -> keys.remove(number));
    draft.put(phone.with(new PhoneUse(phone.use().lines(), keys)));
    draft.say(
        "key "
            + number
            + " of phone "
            + mac
            + ": "
            + use.map(KeyTargets::text).orElse("as its template has it"));
    return Optional.empty();
  }
}
