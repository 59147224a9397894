// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.wish;

import io.dialtone.core.site.Account;
import io.dialtone.core.site.Group;
import io.dialtone.core.site.GroupId;
import io.dialtone.core.site.ItemKey;
import io.dialtone.core.site.KeyTemplate;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.PlacementRules;
import io.dialtone.core.site.Site;
import io.dialtone.core.site.SiteChange;
import io.dialtone.core.site.SiteFile;
import io.dialtone.core.site.SiteItem;
import io.dialtone.wire.octets.MacAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The site as it would be: what stands, which nobody touches, and over it the items that change.
 * What it costs grows with what changes and not with the site.
 */
final class Draft {

  private final Site base;
  private final Site over = new Site();
  private final Map<ItemKey, SiteChange.Edit> edits = new LinkedHashMap<>();
  private final SortedSet<String> warned = new TreeSet<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private final SortedSet<String> assigned = new TreeSet<>();
  private final Map<ItemKey.Kind, Integer> added = new EnumMap<>(ItemKey.Kind.class);

  Draft(Site base) {
    this.base = base;
  }

  /** Notes for the history what was done. */
  void say(String what) {
    said.add(what);
  }

  /** Notes an account that was put on a line. */
  void assigned(String account) {
    assigned.add(account);
  }

  SortedSet<String> assigned() {
    return Collections.unmodifiableSortedSet(assigned);
  }

  void warn(String what) {
    if (warned.add(what)) {
      warnings.add(what);
    }
  }

  List<String> warnings() {
    return warnings;
  }

  List<String> said() {
    return said;
  }

  /** What really changes, in the order in which it was first touched. */
  List<SiteChange.Edit> edits() {
    return edits.values().stream().filter(edit -> !edit.before().equals(edit.after())).toList();
  }

  void put(SiteItem item) {
    added.merge(item.key().kind(), find(item.key()).isPresent() ? 0 : 1, Integer::sum);
    over.put(item);
    note(item.key(), Optional.of(item));
  }

  void remove(ItemKey key) {
    added.merge(key.kind(), find(key).isPresent() ? -1 : 0, Integer::sum);
    over.apply(new SiteChange("", List.of(new SiteChange.Edit(key, find(key), Optional.empty()))));
    note(key, Optional.empty());
  }

  private void note(ItemKey key, Optional<SiteItem> after) {
    edits.put(key, new SiteChange.Edit(key, base.find(key), after));
  }

  Optional<SiteItem> find(ItemKey key) {
    return touched(key) ? over.find(key) : base.find(key);
  }

  Optional<Group> group(GroupId id) {
    return find(ItemKey.of(id)).map(Group.class::cast);
  }

  Optional<Phone> phone(MacAddress mac) {
    return find(ItemKey.of(mac)).map(Phone.class::cast);
  }

  Optional<Account> account(String name) {
    return find(ItemKey.account(name)).map(Account.class::cast);
  }

  Optional<KeyTemplate> template(String name) {
    return find(ItemKey.template(name)).map(KeyTemplate.class::cast);
  }

  Optional<SiteFile> file(String name) {
    return find(ItemKey.file(name)).map(SiteFile.class::cast);
  }

  PlacementRules rules() {
    return find(ItemKey.RULES).map(PlacementRules.class::cast).orElse(PlacementRules.NONE);
  }

  /** The phones that waited before, and still do. */
  List<Phone> waiting() {
    return base.phones().stream()
        .filter(Phone::waits)
        .flatMap(phone -> phone(phone.mac()).stream())
        .filter(Phone::waits)
        .toList();
  }

  /** How many waited, and how many had come by themselves, before this change. */
  int waitingBefore() {
    return base.waiting();
  }

  int foundBefore() {
    return base.found();
  }

  SortedSet<GroupId> groupsIn(GroupId parent) {
    return both(base.groupsIn(parent), id -> !touched(ItemKey.of(id)), over.groupsIn(parent));
  }

  /** The group with this name right below one, without regard to letter case. */
  Optional<GroupId> child(GroupId parent, String name) {
    return Stream.concat(
            base.groupsNamed(parent, name).stream().filter(id -> !touched(ItemKey.of(id))),
            over.groupsNamed(parent, name).stream())
        .min(Comparator.naturalOrder());
  }

  SortedSet<MacAddress> phonesIn(GroupId group) {
    return both(base.phonesIn(group), mac -> !touched(ItemKey.of(mac)), over.phonesIn(group));
  }

  SortedSet<MacAddress> phonesWith(String account) {
    return both(
        base.phonesWith(account), mac -> !touched(ItemKey.of(mac)), over.phonesWith(account));
  }

  /** All groups and phones, where settings stand. */
  Collection<SiteItem> holders() {
    List<SiteItem> all = new ArrayList<>();
    base.groups().stream().filter(group -> !touched(group.key())).forEach(all::add);
    base.phones().stream().filter(phone -> !touched(phone.key())).forEach(all::add);
    edits
        .keySet()
        .forEach(key -> {
          if (key.kind() == ItemKey.Kind.GROUP || key.kind() == ItemKey.Kind.PHONE) {
            over.find(key).ifPresent(all::add);
          }
        });
    return all;
  }

  /** How many there would be of a kind. */
  int count(ItemKey.Kind kind) {
    int standing =
        switch (kind) {
          case GROUP -> base.groups().size();
          case FILE -> base.files().size();
          case TEMPLATE -> base.templates().size();
          case ACCOUNT -> base.accounts().size();
          case CONTACT -> base.contacts().size();
          case PHONE -> base.phones().size();
          case RULES -> base.rules().all().isEmpty() ? 0 : 1;
        };
    return standing + added.getOrDefault(kind, 0);
  }

  /** A number that no group has. */
  GroupId freshGroup() {
    return new GroupId(Math.max(base.freshGroup().number(), over.freshGroup().number()));
  }

  /** A group and all below it, each after its parent. */
  List<GroupId> below(GroupId top) {
    List<GroupId> all = new ArrayList<>();
    Deque<GroupId> open = new ArrayDeque<>(List.of(top));
    while (!open.isEmpty()) {
      GroupId next = open.removeFirst();
      all.add(next);
      open.addAll(groupsIn(next));
    }
    return all;
  }

  /** The groups that a group stands under, the root first, itself last. */
  List<Group> chain(GroupId group) {
    List<Group> chain = new ArrayList<>();
    Optional<Group> at = group(group);
    while (at.isPresent() && chain.size() <= SiteLimits.DEPTH) {
      chain.add(at.get());
      at = at.get().id().isRoot() ? Optional.empty() : group(at.get().parent());
    }
    return chain.reversed();
  }

  private boolean touched(ItemKey key) {
    return edits.containsKey(key);
  }

  private <T> SortedSet<T> both(
      SortedSet<T> standing, Predicate<T> untouched, SortedSet<T> changed) {
    if (edits.isEmpty()) {
      return standing;
    }
    SortedSet<T> all = new TreeSet<>(changed);
    all.addAll(standing.stream().filter(untouched).toList());
    return all;
  }
}
