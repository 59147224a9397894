// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.wish;

import io.dialtone.core.site.Group;
import io.dialtone.core.site.Level;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.SettingKey;
import io.dialtone.core.site.SettingValue;
import io.dialtone.core.site.Settings;
import io.dialtone.core.site.SiteFile;
import io.dialtone.core.site.SiteItem;
import io.dialtone.core.site.SiteSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/** The levels whose settings name a file or a template. */
final class Users {

  private Users() {}

  static List<String> ofTemplate(Draft draft, String name) {
    return find(draft, (setting, value) -> setting == SiteSetting.KEYS && value.equals(name));
  }

  static List<String> ofFile(Draft draft, String name) {
    return find(
        draft,
        (setting, value) ->
            setting.file().isPresent() && FileValues.names(setting, value).contains(name));
  }

  /** The levels that name a file for what it is not. */
  static List<String> ofFileAsOther(Draft draft, SiteFile file) {
    return find(
        draft,
        (setting, value) ->
            setting.file().filter(kind -> kind != file.kind()).isPresent()
                && FileValues.names(setting, value).contains(file.name()));
  }

  private static List<String> find(Draft draft, BiPredicate<SiteSetting, String> names) {
    List<String> found = new ArrayList<>();
    for (SiteItem item : draft.holders()) {
      switch (item) {
        case Group group when names(group.settings(), names) ->
            found.add(Levels.text(new Level.OfGroup(group.id()), draft::chain));
        case Phone phone when names(phone.settings(), names) ->
            found.add(Levels.text(new Level.OfPhone(phone.mac()), draft::chain));
        default -> {}
      }
    }
    return found;
  }

  private static boolean names(Settings settings, BiPredicate<SiteSetting, String> names) {
    for (Map.Entry<SettingKey, SettingValue> entry : settings.all().entrySet()) {
      Optional<SiteSetting> setting = SiteSetting.named(entry.getKey().name());
      if (setting.isPresent() && names.test(setting.get(), entry.getValue().reveal())) {
        return true;
      }
    }
    return false;
  }
}
