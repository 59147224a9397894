// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.command;

import io.dialtone.core.journal.Secret;
import io.dialtone.core.render.value.Effective;
import io.dialtone.core.render.value.Origin;
import io.dialtone.core.site.SettingValue;
import io.dialtone.core.site.Settings;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How values are shown.
 *
 * @param reveal whether passwords are asked for, and not stars
 */
record Shown(boolean reveal) {

  static final String STARS = "***";

  String text(Secret secret) {
    return reveal ? secret.reveal() : STARS;
  }

  String text(SettingValue value) {
    return reveal ? value.reveal() : value.toString();
  }

  private String text(Effective of, String value) {
    return of.secret() && !reveal ? STARS : value;
  }

  void settings(ObjectNode into, Settings settings) {
    ObjectNode all = into.putObject("settings");
    settings.all().forEach((key, value) -> all.put(key.text(), text(value)));
  }

  void value(ArrayNode into, Effective value) {
    ObjectNode one = into.addObject();
    one.put("section", value.section()).put("name", value.name());
    if (value.isTold()) {
      one.put("value", text(value, value.value()));
    }
    one.put("secret", value.secret());
    one.put("origin", value.origin().text());
    one.put("default", value.origin() instanceof Origin.Defaults);
    ArrayNode over = one.putArray("over");
    value
        .over()
        .forEach(layer ->
            over.addObject()
                .put("value", text(value, layer.value()))
                .put("origin", layer.origin().text()));
  }
}
