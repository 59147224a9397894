// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.render;

import io.dialtone.core.site.Group;
import io.dialtone.core.site.GroupId;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.PhoneState;
import io.dialtone.core.site.Scope;
import io.dialtone.core.site.SettingKey;
import io.dialtone.core.site.Settings;
import io.dialtone.core.site.Site;
import io.dialtone.core.site.SiteChange;
import io.dialtone.core.site.SiteItem;
import io.dialtone.core.site.SiteSetting;
import io.dialtone.wire.octets.MacAddress;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The phones that a change may touch: no other phone's files need to be rendered. A change of one
 * phone or account looks at no other phone.
 *
 * @param phones active ones, whose files may differ now
 * @param gone those that have no files any more
 */
public record Touched(SortedSet<MacAddress> phones, SortedSet<MacAddress> gone) {

  public Touched {
    phones = Collections.unmodifiableSortedSet(phones);
    gone = Collections.unmodifiableSortedSet(gone);
  }

  /** Whom a change touches that is in the site already. */
  public static Touched by(Site after, SiteChange change) {
    Finder finder = new Finder(after);
    change.edits().forEach(finder::take);
    return new Touched(finder.phones, finder.gone);
  }

  /** Goes from the edits to the phones. */
  private static final class Finder {
    private final Site site;
    private final SortedSet<MacAddress> phones = new TreeSet<>();
    private final NavigableSet<MacAddress> gone = new TreeSet<>();

    Finder(Site site) {
      this.site = site;
    }

    void take(SiteChange.Edit edit) {
      switch (edit.key().kind()) {
        case PHONE -> phone(edit);
        case ACCOUNT -> site.phonesWith(edit.key().id()).forEach(this::add);
        case GROUP -> group(edit);
        case CONTACT -> {} // phones ask for the phonebook when they want it
        case TEMPLATE -> takers(edit.key().id(), setting -> setting == SiteSetting.KEYS);
        case FILE -> takers(edit.key().id(), setting -> setting.file().isPresent());
        case RULES -> {} // they say where phones are put, and nothing of files
      }
    }

    private void phone(SiteChange.Edit edit) {
      Optional<MacAddress> mac = MacAddress.parse(edit.key().id());
      mac.ifPresent(this::add);
      mac.filter(known -> edit.before().filter(Finder::isActive).isPresent())
          .filter(known -> !phones.contains(known))
          .ifPresent(gone::add);
    }

    private static boolean isActive(SiteItem item) {
      return item instanceof Phone phone && phone.state() == PhoneState.ACTIVE;
    }

    private void group(SiteChange.Edit edit) {
      GroupId top = new GroupId(Integer.parseInt(edit.key().id()));
      Optional<Group> before = edit.before().map(Group.class::cast);
      Optional<Group> now = edit.after().map(Group.class::cast);
      boolean moved = !before.map(Group::parent).equals(now.map(Group::parent));
      List<Scope> scopes =
          moved
              ? List.of(Scope.ALL)
              : changed(
                  before.map(Group::settings).orElse(Settings.NONE),
                  now.map(Group::settings).orElse(Settings.NONE));
      if (!scopes.isEmpty()) {
        below(top, scopes);
      }
    }

    /** For which phones two settings of a group differ. */
    private static List<Scope> changed(Settings before, Settings after) {
      SortedSet<SettingKey> keys = new TreeSet<>(before.all().keySet());
      keys.addAll(after.all().keySet());
      return keys.stream()
          .filter(key -> !before.find(key).equals(after.find(key)))
          .map(SettingKey::scope)
          .distinct()
          .toList();
    }

    private void below(GroupId top, List<Scope> scopes) {
      for (GroupId group : site.below(top)) {
        for (MacAddress mac : site.phonesIn(group)) {
          site.phone(mac)
              .filter(phone -> scopes.stream().anyMatch(scope -> scope.covers(phone.kind())))
              .ifPresent(phone -> add(phone.mac()));
        }
      }
    }

    /** The phones below a group, or of their own, with a setting that takes this item. */
    private void takers(String item, Predicate<SiteSetting> takes) {
      for (Group group : site.groups()) {
        List<Scope> scopes = scopes(group.settings(), item, takes);
        if (!scopes.isEmpty()) {
          below(group.id(), scopes);
        }
      }
      for (Phone phone : site.phones()) {
        if (!scopes(phone.settings(), item, takes).isEmpty()) {
          add(phone.mac());
        }
      }
    }

    private static List<Scope> scopes(
        Settings settings, String item, Predicate<SiteSetting> takes) {
      if (settings.isEmpty()) {
        return List.of();
      }
      return settings.all().entrySet().stream()
          .filter(at -> SiteSetting.named(at.getKey().name()).filter(takes).isPresent())
          .filter(at ->
              PhoneInf.deckNames(at.getValue().reveal()).contains(item)
                  || at.getValue().reveal().equals(item))
          .map(at -> at.getKey().scope())
          .distinct()
          .toList();
    }

    private void add(MacAddress mac) {
      site.phone(mac).filter(Finder::isActive).ifPresent(phone -> phones.add(phone.mac()));
    }
  }
}
