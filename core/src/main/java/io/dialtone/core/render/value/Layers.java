// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.render.value;

import io.dialtone.core.site.SettingKey;
import io.dialtone.core.site.SettingValue;
import io.dialtone.core.site.Settings;
import io.dialtone.core.site.SiteSetting;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one level says to a kind of phone: of each name the narrowest scope, the site's own settings
 * apart from raw parameters.
 */
record Layers(Map<SiteSetting, Setting> own, Map<String, Setting> raw) {

  /** A setting as it stands at the level. */
  record Setting(SettingKey key, SettingValue value) {

    /** What was set, where that is not just the parameter's name. */
    Optional<String> by(String parameter) {
      return key.text().equalsIgnoreCase(parameter) ? Optional.empty() : Optional.of(key.text());
    }

    boolean hidden() {
      return value instanceof SettingValue.Hidden;
    }
  }

  static Layers of(Settings settings, KindSheet sheet) {
    Map<SiteSetting, Setting> own = new EnumMap<>(SiteSetting.class);
    Map<String, Setting> raw = new LinkedHashMap<>();
    settings
        .all()
        .forEach((key, value) -> {
          // of one name the wider scopes come first, so that the narrower replace them; but
          // Foo@sip and Foo@sys are two names of one parameter
          if (key.scope().covers(sheet.kind())) {
            Optional<SiteSetting> setting = SiteSetting.named(key.name());
            if (setting.isPresent()) {
              own.put(setting.get(), new Setting(key, value));
            } else if (sheet.takes(key)) {
              raw.merge(KindSheet.key(key.parameter()), new Setting(key, value), Layers::narrower);
            }
          }
        });
    return new Layers(own, raw);
  }

  private static Setting narrower(Setting before, Setting next) {
    boolean wider = next.key().scope().narrowness() < before.key().scope().narrowness();
    return wider ? before : next;
  }
}
