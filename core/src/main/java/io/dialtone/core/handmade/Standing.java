// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.handmade;

import io.dialtone.core.render.value.KindSheet;
import io.dialtone.core.render.value.SiteValues;
import io.dialtone.core.site.SettingKey;
import io.dialtone.core.site.SiteSetting;
import io.dialtone.wire.identity.FilePrefix;
import java.util.List;
import java.util.Optional;
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
   * @param value of a password anything
   */
  public record Setting(boolean here, SettingKey key, String value) {}

  /** The settings at the group itself that say a parameter of a kind of phone by its name. */
  List<SettingKey> raw(String parameter, FilePrefix kind) {
    return settings.stream()
        .filter(Setting::here)
        .map(Setting::key)
        .filter(key -> key.parameter().equalsIgnoreCase(parameter) && key.scope().covers(kind))
        .toList();
  }

  /** The keys of the parameters that it says to a kind of phone. */
  SortedSet<String> names(KindSheet sheet) {
    SortedSet<String> names = new TreeSet<>();
    for (Setting setting : settings) {
      Optional<SiteSetting> own = SiteSetting.named(setting.key().name());
      if (!setting.key().scope().covers(sheet.kind())) {
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
