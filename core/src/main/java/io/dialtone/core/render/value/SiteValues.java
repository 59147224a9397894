// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.render.value;

import io.dialtone.core.parameter.ParameterDef;
import io.dialtone.core.parameter.ParameterType;
import io.dialtone.core.parameter.PhoneZones;
import io.dialtone.core.site.SiteSetting;
import io.dialtone.wire.octets.Ip4Address;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the site's own settings mean in parameters of a kind of phone. */
public final class SiteValues {

  private static final String OFF = "off";
  private static final String ON = "on";
  private static final String ANY_ADDRESS = "0.0.0.0";
  private static final int SIP_PORT = 5060;
  private static final int HIGHEST_VLAN = 4094;
  private static final int HIGHEST_PRIORITY = 7;

  private SiteValues() {}

  /** The parameters of one setting. */
  public static Derivation derive(SiteSetting setting, String value, KindSheet sheet) {
    Derivation derived =
        switch (setting) {
          case TIME_ZONE -> timeZone(value);
          case LANGUAGE -> language(value, sheet);
          case COUNTRY -> of(one("CountryCode", value.toUpperCase(Locale.ROOT)));
          case NTP -> ntp(value);
          case SYSLOG -> new Derivation.Nothing("these phones have no parameter for a log server");
          case VLAN_VOICE -> vlan(value, "VLANid1", "VLANTag1");
          case VLAN_DATA -> vlan(value, "VLANid2", "VLANTagdata");
          case SIP_SERVER -> servers(value, "MP", sheet.sizes().lines());
          case SIP_BACKUP -> servers(value, "BK", sheet.sizes().lines());
          case NOTIFY -> notify(value);
          case SPREAD -> of(one("AutoprovisionTimeSpan", value));
          case PASSWORD_WEB -> of(one("WebPWD", value));
          case PASSWORD_TELNET -> of(one("TelnetPWD", value));
          case PASSWORD_USER -> of(one("UserPWD", value));
          case PHONEBOOK -> phonebook(value, sheet);
          case KEYS,
              FIRMWARE_APPLICATION,
              FIRMWARE_DSP,
              FIRMWARE_BOOT,
              MELODIES,
              MELODIES_SYSTEM,
              MELODIES_CALL_WAITING,
              TABLE_TONE,
              TABLE_LANGUAGE,
              TELEPHONE_CONFIG,
              DECKS ->
              new Derivation.Parameters(List.of());
        };
    return known(setting, derived, sheet);
  }

  /** Without what this kind of phone has not got; if that is all of it, it comes to nothing. */
  private static Derivation known(SiteSetting setting, Derivation derived, KindSheet sheet) {
    List<Assignment> all = derived.parameters();
    List<Assignment> known =
        all.stream().filter(a -> sheet.find(KindSheet.key(a.name())).isPresent()).toList();
    if (!all.isEmpty() && known.isEmpty()) {
      String kind = sheet.kind().model() + " " + sheet.kind().protocol();
      return new Derivation.Nothing("no parameter of " + kind + " for " + setting.text());
    }
    return all.isEmpty() ? derived : new Derivation.Parameters(known);
  }

  private static Derivation timeZone(String value) {
    Optional<ZoneId> zone = zone(value);
    Optional<Integer> number = zone.flatMap(PhoneZones::numberOf);
    if (number.isEmpty()) {
      return new Derivation.Nothing(
          zone.isEmpty()
              ? "'" + value + "' is no time zone such as Europe/Paris"
              : "none of the phone's 64 time zones keeps the time of " + value);
    }
    return of(
        one("NtpZoneNum", Integer.toString(number.get())),
        one("NtpDaylight", PhoneZones.keepsSummerTime(zone.get()) ? "1" : "0"));
  }

  private static Optional<ZoneId> zone(String value) {
    try {
      return Optional.of(ZoneId.of(value));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** The dictionary's number of a language code; a number stands for itself. */
  private static Derivation language(String value, KindSheet sheet) {
    Optional<ParameterType> type =
        sheet.find(KindSheet.key("LanguageType")).map(ParameterDef::type);
    if (value.matches("[0-9]{1,3}")) {
      return of(one("LanguageType", value));
    }
    String name = Locale.of(value).getDisplayLanguage(Locale.ENGLISH);
    if (type.isPresent() && type.get() instanceof ParameterType.Choice choice) {
      for (Map.Entry<String, String> known : choice.meanings().entrySet()) {
        if (known.getValue().equalsIgnoreCase(name) || known.getValue().equalsIgnoreCase(value)) {
          return of(one("LanguageType", known.getKey()));
        }
      }
    }
    return new Derivation.Nothing("no language of the phone is known as '" + value + "'");
  }

  private static Derivation ntp(String value) {
    return value.equalsIgnoreCase(OFF)
        ? of(one("NTPFlag", "0"))
        : of(one("NTPFlag", "1"), one("NtpIP", value));
  }

  /** {@code ID} or {@code ID/PRIORITY}; without a priority that of a level above stays. */
  private static Derivation vlan(String value, String id, String priority) {
    int slash = value.indexOf('/');
    String number = slash < 0 ? value : value.substring(0, slash);
    String tag = slash < 0 ? "" : value.substring(slash + 1);
    if (!within(number, 1, HIGHEST_VLAN) || (slash >= 0 && !within(tag, 0, HIGHEST_PRIORITY))) {
      return new Derivation.Nothing("'" + value + "' is no VLAN such as 20 or 20/5");
    }
    List<Assignment> all = new ArrayList<>(List.of(one("VLAN", "1"), one(id, number)));
    if (slash >= 0) {
      all.add(one(priority, tag));
    }
    return new Derivation.Parameters(all);
  }

  private static boolean within(String number, int least, int most) {
    if (!number.matches("[0-9]{1,5}")) {
      return false;
    }
    int value = Integer.parseInt(number);
    return value >= least && value <= most;
  }

  private static Derivation phonebook(String value, KindSheet sheet) {
    if (!value.equalsIgnoreCase(SiteSetting.OWN_PHONEBOOK)) {
      return of(one(PhonebookUrl.PARAMETER, value));
    }
    return sheet
        .phonebook()
        .text()
        .<Derivation>map(url -> of(one(PhonebookUrl.PARAMETER, url)))
        .orElseGet(() ->
            new Derivation.Nothing(
                "where phones reach this server is not known: set address, and http.listen with a"
                    + " port"));
  }

  private static Derivation servers(String value, String which, int lines) {
    List<Assignment> all = new ArrayList<>();
    for (int line = 1; line <= lines; line++) {
      all.addAll(server(value, which, line));
    }
    return new Derivation.Parameters(all);
  }

  /** Proxy and registrar of one line, from {@code HOST} or {@code HOST:PORT}. */
  static List<Assignment> server(String value, String which, int line) {
    int colon = value.lastIndexOf(':');
    String host = colon < 0 ? value : value.substring(0, colon);
    String port = colon < 0 ? Integer.toString(SIP_PORT) : value.substring(colon + 1);
    return List.of(
        one("ProxyServer" + which + line, host),
        one("sip_pxy_srv_port" + which + line, port),
        one("RegisterServer" + which + line, host),
        one("sip_reg_srv_port" + which + line, port));
  }

  private static Derivation notify(String value) {
    if (value.equalsIgnoreCase(OFF)) {
      return of(one("sw_notify_autoprovision", "0"));
    }
    if (!value.equalsIgnoreCase(ON) && Ip4Address.parse(value).isEmpty()) {
      return new Derivation.Nothing("'" + value + "' is neither on nor off nor an IPv4 address");
    }
    return of(
        one("sw_notify_autoprovision", "1"),
        one("AuthNotifyCheckSync", value.equalsIgnoreCase(ON) ? ANY_ADDRESS : value));
  }

  private static Assignment one(String name, String value) {
    return new Assignment(name, value);
  }

  private static Derivation of(Assignment... all) {
    return new Derivation.Parameters(List.of(all));
  }
}
