// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.codec;

import io.dialtone.core.site.ItemKey;
import io.dialtone.core.site.Scope;
import io.dialtone.core.site.SettingKey;
import io.dialtone.core.site.SettingValue;
import io.dialtone.core.site.Settings;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The settings of a level as JSON, in the order of their names. */
final class SettingsCodec {

  private static final String FIELD = "settings";

  private SettingsCodec() {}

  static void write(Settings settings, ObjectNode body, ItemKey at, Seals seals) {
    ArrayNode list = body.putArray(FIELD);
    settings
        .all()
        .forEach((key, value) -> {
          ObjectNode one = list.addObject().put("name", key.name());
          if (!key.scope().equals(Scope.ALL)) {
            one.put("scope", key.scope().text());
          }
          switch (value) {
            case SettingValue.Plain(String text) -> one.put("value", text);
            case SettingValue.Hidden(var secret) ->
                Fields.putSecret(one, "value", secret, owner(at, key), seals);
          }
        });
  }

  static Settings read(Fields body, ItemKey at, Seals seals) {
    SortedMap<SettingKey, SettingValue> all = new TreeMap<>();
    for (Fields one : body.objects(FIELD)) {
      SettingKey key =
          new SettingKey(
              one.optionalText("scope").map(text -> scope(one, text)).orElse(Scope.ALL),
              one.text("name"));
      SettingValue value =
          one.sealed("value")
              ? new SettingValue.Hidden(one.secret("value", owner(at, key), seals))
              : new SettingValue.Plain(one.text("value"));
      one.end();
      if (all.put(key, value) != null) {
        throw body.fault("has the setting " + key + " twice");
      }
    }
    return all.isEmpty() ? Settings.NONE : new Settings(all);
  }

  private static Scope scope(Fields one, String text) {
    return Scope.parse(text).orElseThrow(() -> one.fault("has the unknown scope '" + text + "'"));
  }

  private static String owner(ItemKey at, SettingKey key) {
    return at + " setting " + key.text();
  }
}
