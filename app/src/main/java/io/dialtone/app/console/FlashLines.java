// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.console;

import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.flash.InstalledFirmware;
import io.dialtone.handset.flash.StoredBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a phone's flash holds, as lines of text without any secret. */
final class FlashLines {

  private static final int DIGEST_SHOWN = 12;

  private FlashLines() {}

  static List<String> of(FlashContent content) {
    var lines = new ArrayList<String>();
    lines.add(columns("phone", content.persona().text(), ""));
    for (FlashItem item : FlashItem.values()) {
      if (item.firmware()) {
        InstalledFirmware part = content.firmware().part(item);
        String body = part.body().map(FlashLines::body).orElse("from the factory");
        lines.add(columns(label(item), part.version(), body));
        part.infValue().ifPresent(value -> lines.add(columns("", "", "by " + value)));
      } else {
        content
            .file(item)
            .ifPresent(file -> lines.add(columns(label(item), file.name(), body(file.body()))));
      }
    }
    lines.add(columns("config_sn", content.configSerial().orElse("none"), ""));
    lines.add(columns("parameters", String.valueOf(content.parameters().all().size()), ""));
    return List.copyOf(lines);
  }

  private static String label(FlashItem item) {
    return item.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String body(StoredBody body) {
    return String.format(
        Locale.ROOT,
        "%,d bytes, SHA-256 %s",
        body.length(),
        body.sha256().substring(0, DIGEST_SHOWN));
  }

  private static String columns(String what, String name, String more) {
    return String.format(Locale.ROOT, "%-18s  %-28s  %s", what, name, more).stripTrailing();
  }
}
