// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.wish;

import io.dialtone.core.parameter.Dictionary;
import io.dialtone.core.parameter.ParameterDef;
import io.dialtone.core.parameter.ParameterType;
import io.dialtone.core.parameter.PhoneZones;
import io.dialtone.core.site.ItemKey;
import io.dialtone.core.site.SiteSetting;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.octets.Ip4Address;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** To what the site's own settings may be set. */
final class SiteValues {

  private static final Pattern VLAN =
      Pattern.compile("([1-9][0-9]{0,2}|[1-3][0-9]{3}|40[0-8][0-9]|409[0-4])(/[0-7])?");

  private final Draft draft;
  private final Dictionary dictionary;
  private final FileValues files;

  SiteValues(Draft draft, Dictionary dictionary) {
    this.draft = draft;
    this.dictionary = dictionary;
    this.files = new FileValues(draft);
  }

  Ruling rule(SiteSetting setting, String value, List<FilePrefix> kinds) {
    Optional<String> line = new ParameterType.Free().fault(value);
    if (line.isPresent()) {
      return new Ruling.Wrong(setting.text() + " " + line.get());
    }
    if (value.isEmpty() && !setting.secret()) {
      return new Ruling.Wrong(setting.text() + " needs a value: unset it to have none");
    }
    return switch (setting) {
      case TIME_ZONE -> zone(setting, value);
      case LANGUAGE -> language(setting, value, kinds);
      case COUNTRY -> as("CountryCode", setting, value.toUpperCase(Locale.ROOT), kinds);
      case NTP -> ntp(setting, value);
      case SYSLOG -> syslog(setting, value);
      case SIP_SERVER, SIP_BACKUP -> typed(setting, value, new ParameterType.HostOrAddress(true));
      case VLAN_VOICE, VLAN_DATA -> vlan(setting, value);
      case NOTIFY -> notice(setting, value.toLowerCase(Locale.ROOT));
      case SPREAD -> as("AutoprovisionTimeSpan", setting, value, kinds);
      case PASSWORD_WEB -> as("WebPWD", setting, value, kinds);
      case PASSWORD_TELNET -> as("TelnetPWD", setting, value, kinds);
      case PASSWORD_USER -> as("UserPWD", setting, value, kinds);
      case KEYS -> keys(setting, value);
      case PHONEBOOK ->
          value.equalsIgnoreCase(SiteSetting.OWN_PHONEBOOK)
              ? fine(setting, SiteSetting.OWN_PHONEBOOK)
              : as("Phonebook1_url", setting, value, kinds);
      case FIRMWARE_APPLICATION,
          FIRMWARE_DSP,
          FIRMWARE_BOOT,
          MELODIES,
          MELODIES_SYSTEM,
          MELODIES_CALL_WAITING,
          TABLE_TONE,
          TABLE_LANGUAGE,
          TELEPHONE_CONFIG,
          DECKS ->
          files.rule(setting, value, kinds);
    };
  }

  private static Ruling zone(SiteSetting setting, String value) {
    Optional<ZoneId> zone = zone(value);
    if (zone.isEmpty()) {
      return new Ruling.Wrong(
          setting.text()
              + ": there is no time zone of this name: write an IANA name such as Europe/Paris");
    }
    return PhoneZones.numberOf(zone.get()).isPresent()
        ? fine(setting, zone.get().getId())
        : new Ruling.Wrong(
            setting.text()
                + ": the phones have none of their 64 zones for it: take a place with its time");
  }

  private static Optional<ZoneId> zone(String value) {
    try {
      ZoneId zone = ZoneId.of(value);
      return zone.getId().contains("/") || value.equals("UTC")
          ? Optional.of(zone)
          : Optional.empty();
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private Ruling language(SiteSetting setting, String value, List<FilePrefix> kinds) {
    if (value.matches("[0-9]{1,3}")) {
      return as("LanguageType", setting, value, kinds);
    }
    for (FilePrefix kind : kinds) {
      Optional<ParameterDef> def = dictionary.find(kind, "LanguageType");
      if (def.isPresent() && def.get().type() instanceof ParameterType.Choice choice) {
        String code = value.toLowerCase(Locale.ROOT);
        String name = Locale.of(code).getDisplayLanguage(Locale.ENGLISH);
        boolean known = code.length() == 2 && choice.meanings().containsValue(name);
        return known ? fine(setting, code) : new Ruling.Wrong(noLanguage(setting, choice));
      }
    }
    return new Ruling.Wrong(
        setting.text() + ": no language is known of " + ParameterRules.text(kinds));
  }

  private static String noLanguage(SiteSetting setting, ParameterType.Choice choice) {
    return setting.text()
        + " is a code of two letters, such as fr, for one of "
        + String.join(", ", choice.meanings().values())
        + "; or the number of another in LanguageType";
  }

  private static Ruling vlan(SiteSetting setting, String value) {
    return VLAN.matcher(value).matches()
        ? fine(setting, value)
        : new Ruling.Wrong(
            setting.text() + " is an ID from 1 to 4094, perhaps with a priority: 20 or 20/6");
  }

  private static Ruling ntp(SiteSetting setting, String value) {
    return value.equalsIgnoreCase("off")
        ? fine(setting, "off")
        : typed(setting, value, new ParameterType.HostOrAddress(false));
  }

  private Ruling syslog(SiteSetting setting, String value) {
    draft.warn(setting.text() + ": these phones have no parameter for a log server");
    return typed(setting, value, new ParameterType.HostOrAddress(false));
  }

  private Ruling notice(SiteSetting setting, String value) {
    if (value.equals("off")) {
      draft.warn("notify=off: phones will not obey NOTIFY, so changes wait for their next runs");
    }
    return value.equals("on") || value.equals("off") || Ip4Address.parse(value).isPresent()
        ? fine(setting, value)
        : new Ruling.Wrong(setting.text() + " is on, off or an IPv4 address such as 192.0.2.10");
  }

  private Ruling keys(SiteSetting setting, String value) {
    return draft.template(value).isPresent()
        ? fine(setting, value)
        : new Ruling.Wrong(Refusals.none(ItemKey.template(value)));
  }

  private static Ruling typed(SiteSetting setting, String value, ParameterType type) {
    return type.fault(value)
        .<Ruling>map(fault -> new Ruling.Wrong(setting.text() + " " + fault))
        .orElseGet(() -> fine(setting, value));
  }

  /** As the dictionary has it of the parameter that the setting becomes. */
  private Ruling as(String parameter, SiteSetting setting, String value, List<FilePrefix> kinds) {
    Map<FilePrefix, String> doubts = new LinkedHashMap<>();
    for (FilePrefix kind : kinds) {
      Optional<ParameterDef> def = dictionary.find(kind, parameter);
      Optional<String> fault = def.flatMap(d -> d.fault(value));
      if (fault.isPresent()) {
        return new Ruling.Wrong(setting.text() + " " + fault.get());
      }
      def.flatMap(d -> d.doubt(value)).ifPresent(doubt -> doubts.put(kind, doubt));
      boolean asShipped = def.flatMap(ParameterDef::defaultValue).filter(value::equals).isPresent();
      if (setting.secret() && (asShipped || value.isEmpty())) {
        draft.warn(Passwords.atDefault(setting.text(), value));
      }
    }
    return new Ruling.Fine(setting.text(), value, setting.secret(), doubts);
  }

  private static Ruling fine(SiteSetting setting, String value) {
    return new Ruling.Fine(setting.text(), value, setting.secret());
  }
}
