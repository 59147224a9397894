// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check;

import io.dialtone.core.check.finding.Check;
import io.dialtone.core.check.finding.ConfigCheck;
import io.dialtone.core.check.finding.Finding;
import io.dialtone.handset.settings.PhoneSettings;
import io.dialtone.wire.config.ConfigFile;
import io.dialtone.wire.config.Parameter;
import java.util.List;
import java.util.Optional;

/**
 * Judges what the parameters of one file, or all of one phone, mean together: how phones are
 * provisioned by them (FIL-2).
 */
public final class SettingsJudge {

  private static final String NOTIFY = "sw_notify_autoprovision";
  private static final String NOTIFY_FROM = "AuthNotifyCheckSync";

  private final String file;
  private final ConfigFile config;
  private final Findings findings;

  /** The parameters that are looked at. */
  public static final List<String> NAMES =
      List.of(
          NOTIFY,
          NOTIFY_FROM,
          PhoneSettings.FLAG,
          PhoneSettings.HTTP_SERVER,
          PhoneSettings.TFTP_SERVER,
          PhoneSettings.TIME_DAYS,
          PhoneSettings.NTP_FLAG,
          PhoneSettings.NTP_SERVER);

  /** What is found by it, and by nothing else. */
  public static final List<Check> CHECKS =
      List.of(
          ConfigCheck.CONFIG_NOTIFY_OFF,
          ConfigCheck.CONFIG_NOTIFY_ONLY_FROM,
          ConfigCheck.CONFIG_NOTIFY_OPEN,
          ConfigCheck.CONFIG_PROVISIONING_OFF,
          ConfigCheck.CONFIG_SERVER_PRECONFIGURED,
          ConfigCheck.CONFIG_TWO_SERVERS,
          ConfigCheck.CONFIG_PERIOD_WITHOUT_NTP);

  /** What all of these parameters come to, each finding at its parameter's line. */
  public static List<Finding> of(ConfigFile config) {
    Findings findings = new Findings();
    new SettingsJudge("", config, findings).judge();
    return findings.all();
  }

  SettingsJudge(String file, ConfigFile config, Findings findings) {
    this.file = file;
    this.config = config;
    this.findings = findings;
  }

  void judge() {
    notifyRequests();
    find(PhoneSettings.FLAG)
        .filter(flag -> flag.value().equals("0"))
        .ifPresent(flag ->
            add(ConfigCheck.CONFIG_PROVISIONING_OFF, flag, "switches auto-provisioning off"));
    servers();
    timetable();
  }

  private void notifyRequests() {
    Optional<Parameter> on = find(NOTIFY);
    if (on.isEmpty()) {
      return;
    }
    Optional<Parameter> from = find(NOTIFY_FROM).filter(SettingsJudge::namesHost);
    switch (on.get().value()) {
      case "0" -> add(ConfigCheck.CONFIG_NOTIFY_OFF, on.get(), "switches NOTIFY off");
      case "1" ->
          from.ifPresentOrElse(
              address ->
                  add(
                      ConfigCheck.CONFIG_NOTIFY_ONLY_FROM,
                      address,
                      "takes NOTIFY from " + address.value() + " alone"),
              () ->
                  add(
                      ConfigCheck.CONFIG_NOTIFY_OPEN,
                      on.get(),
                      "switches NOTIFY on, and " + NOTIFY_FROM + " names nobody"));
      default -> {} // its type tells that it is wrong
    }
  }

  private void servers() {
    Optional<Parameter> http = find(PhoneSettings.HTTP_SERVER).filter(SettingsJudge::namesHost);
    Optional<Parameter> tftp = find(PhoneSettings.TFTP_SERVER).filter(SettingsJudge::namesHost);
    http.or(() -> tftp)
        .ifPresent(server ->
            add(
                ConfigCheck.CONFIG_SERVER_PRECONFIGURED,
                server,
                "puts the server " + server.value() + " before all that DHCP says"));
    if (http.isPresent() && tftp.isPresent()) {
      add(
          ConfigCheck.CONFIG_TWO_SERVERS,
          tftp.get(),
          "is of no effect beside " + http.get().name() + " on line " + http.get().line());
    }
  }

  private void timetable() {
    Optional<Parameter> days =
        find(PhoneSettings.TIME_DAYS).filter(p -> p.value().matches("0*[1-9][0-9]*"));
    boolean off = find(PhoneSettings.NTP_FLAG).filter(p -> p.value().equals("0")).isPresent();
    boolean nobody = find(PhoneSettings.NTP_SERVER).filter(p -> !namesHost(p)).isPresent();
    if (days.isPresent() && (off || nobody)) {
      String why = off ? "NTPFlag is 0" : "NtpIP is empty";
      add(ConfigCheck.CONFIG_PERIOD_WITHOUT_NTP, days.get(), "sets a timetable, but " + why);
    }
  }

  private static boolean namesHost(Parameter parameter) {
    return !parameter.value().isBlank() && !parameter.value().equals("0.0.0.0");
  }

  private Optional<Parameter> find(String name) {
    return config.find(name);
  }

  private void add(Check check, Parameter at, String text) {
    findings.add(check, file, at.line(), at.name() + "=" + shown(at) + " " + text);
  }

  private static String shown(Parameter parameter) {
    String text = parameter.value().replaceAll("[^ -~]", "?");
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
