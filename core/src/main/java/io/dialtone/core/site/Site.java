// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.site;

import io.dialtone.wire.octets.MacAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * The site as it stands: a plain data structure with one owner, who lets one change at a time into
 * it. What a change of one phone costs does not grow with the number of phones.
 */
public final class Site {

  private final SortedMap<GroupId, Group> groups = new TreeMap<>();
  private final SortedMap<MacAddress, Phone> phones = new TreeMap<>();
  private final SortedMap<String, Account> accounts = new TreeMap<>();
  private final SortedMap<String, KeyTemplate> templates = new TreeMap<>();
  private final SortedMap<String, SiteFile> files = new TreeMap<>();
  private final SortedMap<String, Contact> contacts = new TreeMap<>();

  private PlacementRules rules = PlacementRules.NONE;
  private int waiting;
  private int found;

  private final Index<GroupId, GroupId> groupsIn = new Index<>();
  private final Index<NameIn, GroupId> groupsNamed = new Index<>();
  private final Index<GroupId, MacAddress> phonesIn = new Index<>();
  private final Index<String, MacAddress> phonesWith = new Index<>();

  /** A name of a group, which counts without regard to letter case, and where it is one. */
  private record NameIn(GroupId parent, String name) implements Comparable<NameIn> {
    @Override
    public int compareTo(NameIn other) {
      int order = parent.compareTo(other.parent);
      return order != 0 ? order : String.CASE_INSENSITIVE_ORDER.compare(name, other.name);
    }
  }

  /** A site with nothing in it but its root. */
  public Site() {
    put(Group.ROOT);
  }

  public Optional<Group> group(GroupId id) {
    return Optional.ofNullable(groups.get(id));
  }

  public Optional<Phone> phone(MacAddress mac) {
    return Optional.ofNullable(phones.get(mac));
  }

  public Optional<Account> account(String name) {
    return Optional.ofNullable(accounts.get(name));
  }

  public Optional<KeyTemplate> template(String name) {
    return Optional.ofNullable(templates.get(name));
  }

  public Optional<SiteFile> file(String name) {
    return Optional.ofNullable(files.get(name));
  }

  public Collection<Group> groups() {
    return Collections.unmodifiableCollection(groups.values());
  }

  /** All phones, by their MAC. */
  public Collection<Phone> phones() {
    return Collections.unmodifiableCollection(phones.values());
  }

  public Collection<Account> accounts() {
    return Collections.unmodifiableCollection(accounts.values());
  }

  public Collection<KeyTemplate> templates() {
    return Collections.unmodifiableCollection(templates.values());
  }

  public Collection<SiteFile> files() {
    return Collections.unmodifiableCollection(files.values());
  }

  /** What becomes of phones that show up. */
  public PlacementRules rules() {
    return rules;
  }

  /** How many phones wait for somebody to say what becomes of them. */
  public int waiting() {
    return waiting;
  }

  /** How many phones came by themselves, whatever became of them. */
  public int found() {
    return found;
  }

  /** All contacts, by their names and then their numbers. */
  public Collection<Contact> contacts() {
    return Collections.unmodifiableCollection(contacts.values());
  }

  /** The item of this key. */
  public Optional<SiteItem> find(ItemKey key) {
    return switch (key.kind()) {
      case GROUP -> group(new GroupId(Integer.parseInt(key.id()))).map(SiteItem.class::cast);
      case FILE -> file(key.id()).map(SiteItem.class::cast);
      case TEMPLATE -> template(key.id()).map(SiteItem.class::cast);
      case ACCOUNT -> account(key.id()).map(SiteItem.class::cast);
      case CONTACT -> Optional.ofNullable(contacts.get(key.id()));
      case PHONE -> MacAddress.parse(key.id()).flatMap(this::phone).map(SiteItem.class::cast);
      case RULES -> Optional.<SiteItem>of(rules).filter(some -> !some.equals(PlacementRules.NONE));
    };
  }

  /** A number that no group has now. */
  public GroupId freshGroup() {
    return new GroupId(groups.lastKey().number() + 1);
  }

  /** The groups right below one. */
  public SortedSet<GroupId> groupsIn(GroupId parent) {
    return groupsIn.find(parent);
  }

  /** Those of them with this name, without regard to letter case: one, if any. */
  public SortedSet<GroupId> groupsNamed(GroupId parent, String name) {
    return groupsNamed.find(new NameIn(parent, name));
  }

  /** A group and all below it, each after its parent. */
  public List<GroupId> below(GroupId top) {
    List<GroupId> all = new ArrayList<>();
    Deque<GroupId> open = new ArrayDeque<>(List.of(top));
    while (!open.isEmpty()) {
      GroupId next = open.removeFirst();
      all.add(next);
      open.addAll(groupsIn(next));
    }
    return all;
  }

  /** The phones in a group itself, and not in one below it. */
  public SortedSet<MacAddress> phonesIn(GroupId group) {
    return phonesIn.find(group);
  }

  /** The phones with a line of this account. */
  public SortedSet<MacAddress> phonesWith(String account) {
    return phonesWith.find(account);
  }

  /** The groups a phone in this group stands under, the root first, the group itself last. */
  public List<Group> chain(GroupId group) {
    List<Group> chain = new ArrayList<>();
    Optional<Group> at = group(group);
    while (at.isPresent() && chain.size() <= groups.size()) {
      chain.add(at.get());
      at = at.get().id().isRoot() ? Optional.empty() : group(at.get().parent());
    }
    return chain.reversed();
  }

  /** Lets a change in; that it is sound was decided before. */
  public void apply(SiteChange change) {
    for (SiteChange.Edit edit : change.edits()) {
      edit.after().ifPresentOrElse(this::put, () -> find(edit.key()).ifPresent(this::remove));
    }
  }

  /** Puts an item in, in the place of what had its key. */
  public void put(SiteItem item) {
    standing(item).ifPresent(this::remove);
    switch (item) {
      case Group group -> {
        groups.put(group.id(), group);
        if (!group.id().isRoot()) {
          groupsIn.add(group.parent(), group.id());
          groupsNamed.add(new NameIn(group.parent(), group.name()), group.id());
        }
      }
      case Phone phone -> putPhone(phone);
      case Account account -> accounts.put(account.name(), account);
      case KeyTemplate template -> templates.put(template.name(), template);
      case SiteFile file -> files.put(file.name(), file);
      case PlacementRules some -> rules = some;
      case Contact contact -> contacts.put(contact.key().id(), contact);
    }
  }

  private void putPhone(Phone phone) {
    count(phone, 1);
    phones.put(phone.mac(), phone);
    phonesIn.add(phone.place().group(), phone.mac());
    phone.use().lines().forEach((_, account) -> phonesWith.add(account, phone.mac()));
  }

  private void count(Phone phone, int by) {
    waiting += phone.waits() ? by : 0;
    found += phone.found().isPresent() ? by : 0;
  }

  /** What stands where an item is to stand. */
  private Optional<? extends SiteItem> standing(SiteItem item) {
    return switch (item) {
      case Group group -> group(group.id());
      case Phone phone -> phone(phone.mac());
      case Account account -> account(account.name());
      case KeyTemplate template -> template(template.name());
      case SiteFile file -> file(file.name());
      case PlacementRules _ -> Optional.of(rules);
      case Contact contact -> find(contact.key());
    };
  }

  private void remove(SiteItem old) {
    switch (old) {
      case Group group -> {
        groups.remove(group.id());
        groupsIn.remove(group.parent(), group.id());
        groupsNamed.remove(new NameIn(group.parent(), group.name()), group.id());
      }
      case Phone phone -> {
        count(phone, -1);
        phones.remove(phone.mac());
        phonesIn.remove(phone.place().group(), phone.mac());
        phone.use().lines().forEach((_, account) -> phonesWith.remove(account, phone.mac()));
      }
      case Account account -> accounts.remove(account.name());
      case KeyTemplate template -> templates.remove(template.name());
      case SiteFile file -> files.remove(file.name());
      case PlacementRules _ -> rules = PlacementRules.NONE;
      case Contact contact -> contacts.remove(contact.key().id());
    }
  }
}
