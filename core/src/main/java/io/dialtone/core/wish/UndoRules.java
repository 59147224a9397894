// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.wish;

import io.dialtone.core.site.Account;
import io.dialtone.core.site.Contact;
import io.dialtone.core.site.Group;
import io.dialtone.core.site.GroupId;
import io.dialtone.core.site.ItemKey;
import io.dialtone.core.site.KeyTemplate;
import io.dialtone.core.site.Level;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.PlacementRules;
import io.dialtone.core.site.SettingKey;
import io.dialtone.core.site.Settings;
import io.dialtone.core.site.SiteChange;
import io.dialtone.core.site.SiteFile;
import io.dialtone.core.site.SiteItem;
import io.dialtone.core.site.SiteSetting;
import io.dialtone.wire.octets.MacAddress;
import java.util.List;
import java.util.Optional;

/** Which changes can be taken back: those that nothing since has built upon. */
final class UndoRules {

  private final Draft draft;

  UndoRules(Draft draft) {
    this.draft = draft;
  }

  Optional<String> takeBack(SiteChange change) {
    for (SiteChange.Edit edit : change.edits()) {
      Optional<SiteItem> there = draft.find(edit.key());
      boolean onlySeen = edit.after().isEmpty() && there.filter(UndoRules::isOnlySeen).isPresent();
      if (!there.equals(edit.after()) && !onlySeen) {
        return Optional.of(
            text(edit.key())
                + " is no longer as that change left it, so it is not taken back:"
                + " look at its history, and change it yourself");
      }
    }
    SiteChange undone = change.undone();
    for (SiteChange.Edit edit : undone.edits()) {
      edit.after().ifPresentOrElse(draft::put, () -> draft.remove(edit.key()));
    }
    draft.say(undone.what());
    for (SiteChange.Edit edit : undone.edits()) {
      Optional<String> fault =
          edit.after().map(this::restoredFault).orElseGet(() -> removedFault(edit.key()));
      if (fault.isPresent()) {
        return fault.map(why -> "that change is not taken back: " + why);
      }
    }
    return Optional.empty();
  }

  /** A phone that was removed and shows up again has by that become nothing else. */
  private static boolean isOnlySeen(SiteItem there) {
    return there instanceof Phone phone && phone.waits() && phone.isBare();
  }

  /** Why something may not go. */
  private Optional<String> removedFault(ItemKey key) {
    return switch (key.kind()) {
      case GROUP -> {
        GroupId id = new GroupId(Integer.parseInt(key.id()));
        int inside = draft.phonesIn(id).size() + draft.groupsIn(id).size();
        if (inside == 0 && rulesFault(draft.rules()).isPresent()) {
          yield Optional.of("a rule puts phones into " + text(key) + " now: remove it first");
        }
        yield inside == 0
            ? Optional.empty()
            : Optional.of(text(key) + " has phones or groups in it now: move them out first");
      }
      case ACCOUNT -> used(key, List.copyOf(draft.phonesWith(key.id())));
      case TEMPLATE -> used(key, Users.ofTemplate(draft, key.id()));
      case FILE -> used(key, Users.ofFile(draft, key.id()));
      case CONTACT, PHONE, RULES -> Optional.empty();
    };
  }

  private static Optional<String> used(ItemKey key, List<?> users) {
    return users.isEmpty()
        ? Optional.empty()
        : Optional.of(key + " is used by " + Refusals.named(users) + " now: free it there first");
  }

  /** Why something may not be as it was. */
  private Optional<String> restoredFault(SiteItem item) {
    return switch (item) {
      case Group group -> groupFault(group).or(() -> settingsFault(group.settings()));
      case Phone phone -> phoneFault(phone).or(() -> settingsFault(phone.settings()));
      case SiteFile file -> kindFault(file);
      case PlacementRules rules -> rulesFault(rules);
      case Account _, Contact _, KeyTemplate _ -> Optional.empty();
    };
  }

  private Optional<String> rulesFault(PlacementRules rules) {
    return rules.all().stream()
        .flatMap(rule -> rule.group().stream())
        .filter(group -> draft.group(group).isEmpty())
        .findFirst()
        .map(_ -> "the group that a rule puts phones into is no longer there");
  }

  private Optional<String> groupFault(Group group) {
    if (group.id().isRoot()) {
      return Optional.empty();
    }
    List<Group> chain = draft.chain(group.parent());
    if (chain.isEmpty() || !chain.getFirst().id().isRoot() || chain.contains(group)) {
      return Optional.of("the group that " + group.name() + " was in is no longer there");
    }
    boolean twice =
        draft.groupsIn(group.parent()).stream()
            .filter(id -> !id.equals(group.id()))
            .flatMap(id -> draft.group(id).stream())
            .anyMatch(other -> other.name().equalsIgnoreCase(group.name()));
    if (draft.below(group.id()).stream()
        .anyMatch(id -> draft.chain(id).size() > SiteLimits.DEPTH)) {
      return Optional.of("the groups in " + group.name() + " would be too deep there");
    }
    return twice
        ? Optional.of("there is another group called " + group.name() + " now: rename it first")
        : Optional.empty();
  }

  private Optional<String> phoneFault(Phone phone) {
    if (draft.group(phone.place().group()).isEmpty()) {
      return Optional.of("the group that phone " + phone.mac() + " was in is no longer there");
    }
    return phone.use().lines().values().stream()
        .filter(account -> draft.account(account).isEmpty())
        .findFirst()
        .map(account -> "account " + account + " is no longer there");
  }

  private Optional<String> settingsFault(Settings settings) {
    for (SettingKey key : settings.all().keySet()) {
      Optional<SiteSetting> setting = SiteSetting.named(key.name());
      String value = settings.all().get(key).reveal();
      if (setting.equals(Optional.of(SiteSetting.KEYS)) && draft.template(value).isEmpty()) {
        return Optional.of("template " + value + " is no longer there");
      }
      if (setting.isPresent() && setting.get().file().isPresent()) {
        for (String name : FileValues.names(setting.get(), value)) {
          if (draft.file(name).map(SiteFile::kind).equals(setting.get().file())) {
            continue;
          }
          return Optional.of("file " + name + " is no longer there");
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> kindFault(SiteFile file) {
    List<String> users = Users.ofFileAsOther(draft, file);
    return users.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "file "
                + file.name()
                + " has another use now at "
                + Refusals.named(users)
                + ": unset it there first");
  }

  private String text(ItemKey key) {
    return switch (key.kind()) {
      case GROUP ->
          Levels.text(new Level.OfGroup(new GroupId(Integer.parseInt(key.id()))), draft::chain);
      case PHONE ->
          "phone " + MacAddress.parse(key.id()).map(MacAddress::toString).orElse(key.id());
      case ACCOUNT, CONTACT, TEMPLATE, FILE -> key.toString();
      case RULES -> "the list of rules for phones that show up";
    };
  }
}
