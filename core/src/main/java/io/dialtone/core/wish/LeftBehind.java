// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.wish;

import io.dialtone.core.parameter.Dictionary;
import io.dialtone.core.parameter.ParameterDef;
import io.dialtone.core.site.Group;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.SettingKey;
import io.dialtone.core.site.Settings;
import io.dialtone.core.site.SiteChange;
import io.dialtone.core.site.SiteItem;
import io.dialtone.core.site.SiteSetting;
import io.dialtone.wire.identity.FilePrefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What phones go on holding after a change: the value of a parameter that nobody sets any more and
 * whose default is not known (RUN-6), and a file that nobody names any more (RUN-12). It is warned
 * of.
 */
final class LeftBehind {

  private final Draft draft;
  private final Dictionary dictionary;

  LeftBehind(Draft draft, Dictionary dictionary) {
    this.draft = draft;
    this.dictionary = dictionary;
  }

  void warn() {
    for (SiteChange.Edit edit : draft.edits()) {
      if (edit.before().isPresent() && edit.after().isPresent()) {
        warn(edit.before().get(), edit.after().get());
      }
    }
  }

  private void warn(SiteItem before, SiteItem after) {
    List<Settings> now = levels(after);
    SortedSet<SettingKey> keys = new TreeSet<>();
    levels(before).forEach(level -> keys.addAll(level.all().keySet()));
    for (SettingKey key : keys) {
      List<FilePrefix> holding =
          kinds(after, key).stream()
              .filter(kind -> isLost(key, kind))
              .filter(kind -> now.stream().noneMatch(level -> says(level, key, kind)))
              .toList();
      if (!here(after, holding).isEmpty()) {
        draft.warn(words(key, holding.getFirst()));
      }
    }
  }

  /** The settings of an item and of all groups that it is in. */
  private List<Settings> levels(SiteItem item) {
    List<Settings> levels = new ArrayList<>();
    switch (item) {
      case Phone phone -> {
        draft.chain(phone.place().group()).forEach(group -> levels.add(group.settings()));
        levels.add(phone.settings());
      }
      case Group group -> {
        if (!group.id().isRoot()) {
          draft.chain(group.parent()).forEach(above -> levels.add(above.settings()));
        }
        levels.add(group.settings());
      }
      default -> {}
    }
    return levels;
  }

  private static List<FilePrefix> kinds(SiteItem item, SettingKey key) {
    return item instanceof Phone phone
        ? Stream.of(phone.kind()).filter(key.scope()::covers).toList()
        : KindsOfPhones.in(key.scope());
  }

  private List<FilePrefix> here(SiteItem item, List<FilePrefix> kinds) {
    return item instanceof Group group ? KindsOfPhones.present(draft, group.id(), kinds) : kinds;
  }

  /** Whether such a phone was told the parameter and cannot be told a default. */
  private boolean isLost(SettingKey key, FilePrefix kind) {
    Optional<SiteSetting> ours = SiteSetting.named(key.name());
    if (ours.isPresent()) {
      return ours.get().file().isPresent()
          && ours.get() != SiteSetting.DECKS; // fetched anew (RUN-2)
    }
    Optional<ParameterDef> def = dictionary.find(kind, key.parameter());
    return def.map(known -> known.defaultValue().isEmpty() && !known.own())
        .orElse(key.section().isPresent() || key.scope().narrowness() > 0);
  }

  private static boolean says(Settings level, SettingKey key, FilePrefix kind) {
    return level.all().keySet().stream()
        .filter(other -> other.parameter().equalsIgnoreCase(key.parameter()))
        .anyMatch(other -> other.scope().covers(kind));
  }

  private String words(SettingKey key, FilePrefix kind) {
    if (SiteSetting.named(key.name()).isPresent()) {
      return key.name()
          + " cannot be put back: phones that fetched such a file keep it; to give them another, name"
          + " that";
    }
    String section =
        dictionary
            .find(kind, key.parameter())
            .map(ParameterDef::section)
            .or(key::section)
            .orElse("sys");
    return key.parameter()
        + " cannot be put back, since its default is not known: phones that hold its value keep it"
        + " (RUN-6), until an entry \"["
        + section
        + "] "
        + key.parameter()
        + "\" with a default stands in parameters/*.ini of the data folder";
  }
}
