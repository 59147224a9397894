// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.handmade;

import io.dialtone.core.parameter.ParameterType;
import io.dialtone.core.parameter.PhoneZones;
import io.dialtone.core.site.SiteSetting;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The site's own settings that parameters of config files may stand for. */
final class OwnSettings {

  private static final String ANY_ADDRESS = "0.0.0.0";

  private OwnSettings() {}

  /** What each would have to be, by the first kind that says something; whether it fits is open. */
  static Map<SiteSetting, String> candidates(List<Telling> kinds) {
    Map<SiteSetting, String> candidates = new EnumMap<>(SiteSetting.class);
    for (Telling kind : kinds) {
      put(candidates, SiteSetting.SIP_SERVER, server(kind, "MP1"));
      put(candidates, SiteSetting.SIP_BACKUP, server(kind, "BK1"));
      put(candidates, SiteSetting.NOTIFY, notify(kind));
      put(candidates, SiteSetting.TIME_ZONE, timeZone(kind));
      put(candidates, SiteSetting.VLAN_VOICE, vlan(kind, "VLANid1", "VLANTag1"));
      put(candidates, SiteSetting.VLAN_DATA, vlan(kind, "VLANid2", "VLANTagdata"));
      put(candidates, SiteSetting.NTP, ntp(kind));
      put(candidates, SiteSetting.LANGUAGE, language(kind));
      put(
          candidates,
          SiteSetting.COUNTRY,
          one(kind, "CountryCode").filter(v -> v.equals(v.toUpperCase(Locale.ROOT))));
      put(candidates, SiteSetting.SPREAD, one(kind, "AutoprovisionTimeSpan"));
      put(candidates, SiteSetting.PASSWORD_WEB, one(kind, "WebPWD"));
      put(candidates, SiteSetting.PASSWORD_TELNET, one(kind, "TelnetPWD"));
      put(candidates, SiteSetting.PASSWORD_USER, one(kind, "UserPWD"));
    }
    return candidates;
  }

  private static void put(
      Map<SiteSetting, String> candidates, SiteSetting setting, Optional<String> value) {
    value.ifPresent(text -> candidates.putIfAbsent(setting, text));
  }

  private static Optional<String> one(Telling kind, String name) {
    return kind.says(name).map(Said::value).filter(value -> !value.isEmpty());
  }

  private static Optional<String> server(Telling kind, String line) {
    return one(kind, "ProxyServer" + line)
        .flatMap(host ->
            one(kind, "sip_pxy_srv_port" + line)
                .map(port -> port.equals("5060") ? host : host + ":" + port))
        .filter(value -> new ParameterType.HostOrAddress(true).fault(value).isEmpty());
  }

  private static Optional<String> notify(Telling kind) {
    return one(kind, "sw_notify_autoprovision")
        .flatMap(flag ->
            flag.equals("0")
                ? Optional.of("off")
                : one(kind, "AuthNotifyCheckSync").map(a -> a.equals(ANY_ADDRESS) ? "on" : a));
  }

  /** The place that stands for the line of the phone's menu. */
  private static Optional<String> timeZone(Telling kind) {
    return one(kind, "NtpZoneNum")
        .filter(number -> number.matches("[0-9]{1,2}"))
        .map(number -> Integer.parseInt(number, 10))
        .filter(number -> number < PhoneZones.COUNT)
        .map(PhoneZones::place);
  }

  private static Optional<String> vlan(Telling kind, String id, String priority) {
    return one(kind, "VLAN")
        .filter(flag -> flag.equals("1"))
        .flatMap(_ -> one(kind, id))
        .map(number -> number + one(kind, priority).map(tag -> "/" + tag).orElse(""));
  }

  private static Optional<String> ntp(Telling kind) {
    return one(kind, "NTPFlag")
        .flatMap(flag -> flag.equals("0") ? Optional.of("off") : one(kind, "NtpIP"))
        .filter(value -> new ParameterType.HostOrAddress(false).fault(value).isEmpty());
  }

  /** The code of the language whose English name the dictionary has for the number. */
  private static Optional<String> language(Telling kind) {
    Optional<String> number = one(kind, "LanguageType");
    Optional<ParameterType> type =
        kind.sheet().all().stream()
            .filter(def -> def.name().equalsIgnoreCase("LanguageType"))
            .findFirst()
            .map(def -> def.type());
    if (number.isEmpty() || !(type.orElse(null) instanceof ParameterType.Choice choice)) {
      return Optional.empty();
    }
    String name = choice.meanings().getOrDefault(number.get(), "");
    for (String code : Locale.getISOLanguages()) {
      if (Locale.of(code).getDisplayLanguage(Locale.ENGLISH).equalsIgnoreCase(name)) {
        return Optional.of(code);
      }
    }
    return Optional.empty();
  }
}
