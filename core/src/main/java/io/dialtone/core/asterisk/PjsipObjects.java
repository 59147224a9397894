// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.asterisk;

import io.dialtone.wire.asterisk.AsteriskConfig;
import io.dialtone.wire.asterisk.ConfSection;
import io.dialtone.wire.asterisk.ConfSetting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The objects of pjsip.conf by their type and name, and those that the wizards of pjsip_wizard.conf
 * come to (res_pjsip_config_wizard).
 */
final class PjsipObjects {

  private final Map<String, Map<String, ConfSection>> types = new LinkedHashMap<>();
  private final Findings found;

  PjsipObjects(AsteriskConfig pjsip, AsteriskConfig wizards, Findings found) {
    this.found = found;
    pjsip.real().forEach(this::read);
    wizards.real().forEach(this::read);
  }

  private void read(ConfSection section) {
    String type = section.value("type").orElse("").toLowerCase(Locale.ROOT);
    switch (type) {
      case "" ->
          found.leftOut(
              section.name(),
              "[" + section.name() + "] has no type, and Asterisk passes over it",
              section.place());
      case "wizard" -> wizard(section);
      default -> put(type, section);
    }
  }

  private void put(String type, ConfSection section) {
    ConfSection before =
        types.computeIfAbsent(type, _ -> new LinkedHashMap<>()).put(section.name(), section);
    if (before != null) {
      found.note(
          Note.Kind.REMARK,
          section.name(),
          "there are two sections ["
              + section.name()
              + "] of type "
              + type
              + ", which Asterisk refuses: the later one is taken, and the other is in "
              + before.place(),
          section.place());
    }
  }

  private void wizard(ConfSection wizard) {
    String name = wizard.name();
    boolean auth = wizard.yes("accepts_auth").orElse(false);
    List<ConfSetting> endpoint = below(wizard, "endpoint/");
    endpoint.add(made("aors", name, wizard));
    if (auth) {
      endpoint.add(made("auth", name + "-iauth", wizard));
      put("auth", named(name + "-iauth", below(wizard, "inbound_auth/"), wizard));
    }
    put("endpoint", named(name, endpoint, wizard));
    List<ConfSetting> aor = below(wizard, "aor/");
    if (wizard.yes("accepts_registrations").orElse(false)
        && aor.stream().noneMatch(s -> s.name().equalsIgnoreCase("max_contacts"))) {
      aor.add(made("max_contacts", "1", wizard));
    }
    put("aor", named(name, aor, wizard));
    if (wizard.yes("has_phoneprov").orElse(false)) {
      List<ConfSetting> phone = below(wizard, "phoneprov/");
      phone.add(made("endpoint", name, wizard));
      put("phoneprov", named(name + "-phoneprov", phone, wizard));
    }
  }

  private static List<ConfSetting> below(ConfSection wizard, String prefix) {
    List<ConfSetting> settings = new ArrayList<>();
    for (ConfSetting setting : wizard.settings()) {
      if (setting.name().length() > prefix.length()
          && setting.name().regionMatches(true, 0, prefix, 0, prefix.length())) {
        settings.add(
            new ConfSetting(
                setting.name().substring(prefix.length()),
                setting.value(),
                setting.comment(),
                setting.place()));
      }
    }
    return settings;
  }

  private static ConfSetting made(String name, String value, ConfSection wizard) {
    return new ConfSetting(name, value, "", wizard.place());
  }

  private static ConfSection named(String name, List<ConfSetting> settings, ConfSection wizard) {
    return new ConfSection(name, false, settings, wizard.comment(), wizard.place());
  }

  Collection<ConfSection> all(String type) {
    return types.getOrDefault(type, new LinkedHashMap<>()).values();
  }

  Optional<ConfSection> find(String type, String name) {
    return Optional.ofNullable(types.getOrDefault(type, new LinkedHashMap<>()).get(name));
  }
}
