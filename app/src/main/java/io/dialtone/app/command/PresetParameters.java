// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import io.dialtone.handset.flash.ParameterStore;
import io.dialtone.handset.settings.PhoneSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Parameters put into a phone before it is powered up, as somebody would by its menus. */
final class PresetParameters {
  /** The first word of a name tells its section (FIL-1, FIL-2). */
  private static final Map<String, List<String>> SECTIONS = sections();

  private PresetParameters() {}

  private static Map<String, List<String>> sections() {
    var sections = new LinkedHashMap<String, List<String>>();
    sections.put("autoprovision", List.of("autoprovision"));
    sections.put("qos", List.of("vlanid", "vlantag"));
    sections.put("net", List.of("vlan", "persistentvlan"));
    sections.put("ntp", List.of("ntp"));
    sections.put(
        "sip", List.of("sw_notify", "authnotify", "reg", "display", "tel0", "proxyserver", "sip_"));
    return sections;
  }

  /** The store with these values put over it; a known name keeps its section. */
  static ParameterStore put(ParameterStore store, Map<String, String> presets) {
    ParameterStore next = store;
    for (var preset : presets.entrySet()) {
      next = next.with(section(preset.getKey()), preset.getKey(), preset.getValue());
    }
    return next;
  }

  /** What the source options preconfigure: one server, and not the other (SRC-1). */
  static Map<String, String> servers(PhoneSource source) {
    var presets = new LinkedHashMap<String, String>();
    if (!source.httpServer.isEmpty()) {
      presets.put(PhoneSettings.HTTP_SERVER, source.httpServer);
      presets.put(PhoneSettings.TFTP_SERVER, "");
    }
    if (!source.tftpServer.isEmpty()) {
      presets.put(PhoneSettings.HTTP_SERVER, "");
      presets.put(PhoneSettings.TFTP_SERVER, source.tftpServer);
    }
    return presets;
  }

  private static String section(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return SECTIONS.entrySet().stream()
        .filter(section -> section.getValue().stream().anyMatch(lower::startsWith))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("sys");
  }
}
