// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.wish;

import io.dialtone.core.intake.Brought;
import io.dialtone.core.site.Account;
import io.dialtone.core.site.Group;
import io.dialtone.core.site.GroupId;
import io.dialtone.core.site.ItemKey;
import io.dialtone.core.site.Level;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.PhonePlace;
import io.dialtone.core.site.PhoneState;
import io.dialtone.core.site.PlacementRule;
import io.dialtone.core.site.Settings;
import io.dialtone.wire.octets.MacAddress;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Turns what somebody brings along into the wishes that are still open, one after the other. */
final class IntakeRules {

  private final Draft draft;
  private final Function<Wish, Optional<String>> rules;

  IntakeRules(Draft draft, Function<Wish, Optional<String>> rules) {
    this.draft = draft;
    this.rules = rules;
  }

  /** Why it cannot be, if it cannot: the first reason, and how many more there are. */
  Optional<String> refusal(List<Brought> all) {
    SortedMap<Integer, String> faults = faults(all);
    if (faults.isEmpty()) {
      return Optional.empty();
    }
    String first = faults.values().iterator().next();
    return Optional.of(
        faults.size() == 1 ? first : first + " (and " + (faults.size() - 1) + " more like it)");
  }

  /** What is wrong with each that cannot be, by its place from 0; the others are in the draft. */
  SortedMap<Integer, String> faults(List<Brought> all) {
    SortedMap<Integer, String> faults = new TreeMap<>();
    if (all.size() > SiteLimits.BROUGHT) {
      faults.put(
          SiteLimits.BROUGHT,
          "more than " + SiteLimits.BROUGHT + " things at once: divide what you bring");
      return faults;
    }
    for (int at = 0; at < all.size(); at++) {
      int place = at;
      refusal(all.get(at)).ifPresent(reason -> faults.put(place, reason));
    }
    return faults;
  }

  private Optional<String> refusal(Brought brought) {
    return switch (brought) {
      case Brought.OfGroup(var path) -> group(path);
      case Brought.OfPhone phone -> phone(phone);
      case Brought.OfAccount account -> account(account);
      case Brought.NoAccount(var name) ->
          draft.account(name).isEmpty()
              ? Optional.empty()
              : rules.apply(new Wish.RemoveAccount(name));
      case Brought.OfContact(var contact) ->
          isThere(contact.key(), contact)
              ? Optional.empty()
              : rules.apply(new Wish.PutContact(contact));
      case Brought.NoContact(var contact) ->
          draft.find(contact.key()).isEmpty()
              ? Optional.empty()
              : rules.apply(new Wish.RemoveContact(contact));
      case Brought.OfLine(var mac, var line, var account) ->
          isSo(mac, phone -> Optional.ofNullable(phone.use().lines().get(line)), account)
              ? Optional.empty()
              : rules.apply(new Wish.AssignLine(mac, line, account));
      case Brought.OfKey(var mac, var key, var use) ->
          isSo(mac, phone -> Optional.ofNullable(phone.use().keys().get(key)), use)
              ? Optional.empty()
              : rules.apply(new Wish.SetKey(mac, key, use));
      case Brought.OfSetting setting -> setting(setting);
      case Brought.OfTemplate(var template) ->
          isThere(template.key(), template)
              ? Optional.empty()
              : rules.apply(new Wish.PutTemplate(template));
      case Brought.OfRule rule -> rule(rule);
      case Brought.OfFile(var file) ->
          isThere(file.key(), file) ? Optional.empty() : rules.apply(new Wish.PutFile(file));
      case Brought.OfEdition _, Brought.OfFloor _ -> Optional.empty(); // nothing that is wished
    };
  }

  private Optional<String> rule(Brought.OfRule brought) {
    Optional<GroupId> group = brought.group().flatMap(this::find);
    if (brought.group().isPresent() && group.isEmpty()) {
      return Optional.of(noGroup(brought.group().get()));
    }
    PlacementRule rule = new PlacementRule(brought.match(), brought.placement(), group);
    return draft.rules().all().contains(rule)
        ? Optional.empty()
        : rules.apply(new Wish.PutRule(rule, Optional.empty()));
  }

  private boolean isThere(ItemKey key, Object item) {
    return draft.find(key).map(item::equals).orElse(false);
  }

  private Optional<String> group(String path) {
    if (!path.startsWith(Levels.SEPARATOR)) {
      return Optional.of(path + " is no path of a group: it begins with /, as /paris/sales does");
    }
    GroupId at = GroupId.ROOT;
    for (String name : names(path)) {
      Optional<GroupId> there = draft.child(at, name);
      if (there.isEmpty()) {
        Optional<String> refusal = rules.apply(new Wish.AddGroup(at, name));
        if (refusal.isPresent()) {
          return refusal;
        }
        there = draft.child(at, name);
      }
      at = there.orElseThrow();
    }
    return Optional.empty();
  }

  private Optional<GroupId> find(String path) {
    Optional<GroupId> at = Optional.of(GroupId.ROOT);
    for (String name : names(path)) {
      at = at.flatMap(parent -> draft.child(parent, name));
    }
    return at;
  }

  private static List<String> names(String path) {
    String bare = path.startsWith(Levels.SEPARATOR) ? path.substring(1) : path;
    return bare.isEmpty() ? List.of() : List.of(bare.split(Levels.SEPARATOR, -1));
  }

  private Optional<String> phone(Brought.OfPhone brought) {
    MacAddress mac = brought.mac();
    Optional<GroupId> group = brought.group().flatMap(this::find);
    if (brought.group().isPresent() && group.isEmpty()) {
      return Optional.of(noGroup(brought.group().get()));
    }
    Optional<Phone> there = draft.phone(mac);
    PhonePlace standing = there.map(Phone::place).orElse(PhonePlace.UNKNOWN);
    PhonePlace place =
        new PhonePlace(
            group.orElse(standing.group()),
            brought.label().orElse(standing.label()),
            brought.location().orElse(standing.location()));
    if (there.isEmpty()) {
      return brought.kind().isEmpty()
          ? Optional.of("phone " + mac + " is new and needs its model: ST2030 or ST2022")
          : rules.apply(
              new Wish.AddPhone(
                  mac, brought.kind().get(), brought.state().orElse(PhoneState.ACTIVE), place));
    }
    boolean claimed = there.get().state() == PhoneState.DISCOVERED && brought.state().isEmpty();
    if (claimed && there.get().isAmbiguous() && brought.kind().isEmpty()) {
      return Optional.of("phone " + mac + " did not say its model: ST2030 or ST2022");
    }
    Optional<PhoneState> state = claimed ? Optional.of(PhoneState.ACTIVE) : brought.state();
    return changed(there.map(Phone::kind), brought.kind(), kind -> new Wish.SetKind(mac, kind))
        .or(() -> changed(there.map(Phone::state), state, meant -> new Wish.SetState(mac, meant)))
        .or(() ->
            changed(
                Optional.of(standing), Optional.of(place), meant -> new Wish.SetPlace(mac, meant)));
  }

  private <T> Optional<String> changed(
      Optional<T> standing, Optional<T> meant, Function<T, Wish> wish) {
    return meant.isEmpty() || meant.equals(standing)
        ? Optional.empty()
        : rules.apply(wish.apply(meant.get()));
  }

  private Optional<String> account(Brought.OfAccount brought) {
    String name = brought.name();
    Optional<Account> there = draft.account(name);
    if (there.isEmpty() && brought.password().isEmpty()) {
      return Optional.of("account " + name + " is new and needs its password");
    }
    Account account =
        new Account(
            name,
            brought.number().or(() -> there.map(Account::number)).orElse(name),
            brought.displayName().or(() -> there.map(Account::displayName)).orElse(""),
            own(brought.login(), there.flatMap(Account::login)),
            brought.password().or(() -> there.map(Account::password)).orElseThrow(),
            own(brought.server(), there.flatMap(Account::server)),
            brought.source().or(() -> there.flatMap(Account::source)));
    return there.equals(Optional.of(account))
        ? Optional.empty()
        : rules.apply(new Wish.PutAccount(account));
  }

  /** What is brought, unless that is none, or nothing is said of it. */
  private static Optional<String> own(Optional<String> brought, Optional<String> standing) {
    return brought.or(() -> standing).filter(text -> !text.isEmpty());
  }

  private <T> boolean isSo(
      MacAddress mac, Function<Phone, Optional<T>> standing, Optional<T> meant) {
    return draft.phone(mac).map(phone -> standing.apply(phone).equals(meant)).orElse(false);
  }

  private Optional<String> setting(Brought.OfSetting brought) {
    Optional<Level> level = level(brought.level());
    if (level.isEmpty()) {
      return Optional.of(noLevel(brought.level()));
    }
    Optional<String> standing =
        settings(level.get()).find(brought.key()).map(value -> value.reveal());
    if (standing.equals(brought.value().map(value -> value.reveal()))) {
      return Optional.empty();
    }
    return rules.apply(
        brought
            .value()
            .<Wish>map(value -> new Wish.SetSetting(level.get(), brought.key(), value))
            .orElseGet(() -> new Wish.UnsetSetting(level.get(), brought.key())));
  }

  private Optional<Level> level(String text) {
    return MacAddress.parse(text)
        .<Level>map(Level.OfPhone::new)
        .or(() -> find(text).map(Level.OfGroup::new));
  }

  private Settings settings(Level level) {
    return switch (level) {
      case Level.OfGroup(var id) -> draft.group(id).map(Group::settings).orElse(Settings.NONE);
      case Level.OfPhone(var mac) -> draft.phone(mac).map(Phone::settings).orElse(Settings.NONE);
    };
  }

  private static String noLevel(String text) {
    return MacAddress.parse(text).map(Refusals::noPhone).orElseGet(() -> noGroup(text));
  }

  private static String noGroup(String path) {
    return "there is no group " + path + ": bring it along, or look at the list of groups";
  }
}
