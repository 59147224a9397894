// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.handmade;

import io.dialtone.core.render.value.KindSheet;
import io.dialtone.core.render.value.SiteValues;
import io.dialtone.core.site.SettingKey;
import io.dialtone.core.site.SiteSetting;
import io.dialtone.wire.identity.FilePrefix;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the site says already at the group that a folder goes to, and above it: there the
 * dictionary's default has to be said as well.
 */
public record Standing(List<Setting> settings) {

  /** Nothing. */
  public static final Standing NONE = new Standing(List.of());

  public Standing {
    settings = List.copyOf(settings);
  }

  /**
   * A setting.
   *
   * @param here whether it stands at the group itself, and not above it
   * @param ours whether an earlier import of the folder brought it there, so that it goes unless it
   *     is brought again
   * @param value of a password anything
   */
  public record Setting(boolean here, boolean ours, SettingKey key, String value) {}

  /** What stays where this is brought to the group. */
  Standing beside(Set<SettingKey> brought) {
    return new Standing(
        settings.stream().filter(one -> !one.ours() || brought.contains(one.key())).toList());
  }

  /**
   * The settings at the group itself that would count over one that is brought there, for phones of
   * a kind.
   *
   * @param parameter what is brought comes to
   */
  List<SettingKey> over(SettingKey brought, String parameter, FilePrefix kind) {
    boolean ours = SiteSetting.named(brought.name()).isPresent();
    return settings.stream()
        .filter(Setting::here)
        .map(Setting::key)
        .filter(key -> !key.equals(brought) && key.scope().covers(kind))
        .filter(key -> {
          boolean narrower = key.scope().narrowness() >= brought.scope().narrowness();
          boolean raw = key.parameter().equalsIgnoreCase(parameter);
          return ours ? raw || (narrower && key.name().equals(brought.name())) : raw && narrower;
        })
        .toList();
  }

  /** The keys of the parameters that it says to a kind of phone. */
  SortedSet<String> names(KindSheet sheet) {
    return names(sheet, Optional.empty());
  }

  /** The same by anything but this setting. */
  SortedSet<String> names(KindSheet sheet, Optional<SiteSetting> but) {
    SortedSet<String> names = new TreeSet<>();
    for (Setting setting : settings) {
      Optional<SiteSetting> own = SiteSetting.named(setting.key().name());
      boolean apart = own.isPresent() && own.equals(but);
      if (apart || !setting.key().scope().covers(sheet.kind())) {
        continue;
      }
      if (own.isPresent()) {
        SiteValues.derive(own.get(), setting.value(), sheet)
            .parameters()
            .forEach(one -> names.add(ConfigShelf.key(one.name())));
      } else {
        names.add(ConfigShelf.key(setting.key().parameter()));
      }
    }
    return names;
  }
}
