// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.run;

import io.dialtone.core.check.finding.Finding;
import io.dialtone.core.check.finding.SettingsCheck;
import io.dialtone.core.dhcp.DhcpPolicy;
import io.dialtone.core.dhcp.Services;
import io.dialtone.core.dhcp.Way;
import io.dialtone.server.dhcp.PolicyOfSettings;
import io.dialtone.server.settings.Listen;
import io.dialtone.server.settings.Loaded;
import io.dialtone.server.settings.Settings;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a start would say of its settings, without one. */
public final class StartJudge {

  private final Loaded.Fit fit;
  private final String file;
  private final List<Finding> found = new ArrayList<>();

  private StartJudge(Loaded.Fit fit, String file) {
    this.fit = fit;
    this.file = file;
  }

  /**
   * Everything that is found.
   *
   * @param file what the settings are called
   * @param phones how many phones the site has, that need an address
   */
  public static List<Finding> of(Loaded.Fit fit, String file, int phones) {
    StartJudge judge = new StartJudge(fit, file);
    judge.all(phones);
    return List.copyOf(judge.found);
  }

  private void all(int phones) {
    Settings settings = fit.settings();
    Settings.Listeners listeners = settings.listeners();
    boolean tftp = listeners.tftp() instanceof Listen.At;
    add(SettingsCheck.SETTINGS_VARIABLE_UNKNOWN, fit.warnings());
    add(SettingsCheck.SETTINGS_ACCESS, settings.access().warnings(tftp));
    if (tftp) {
      add(
          SettingsCheck.SETTINGS_TFTP_PORTS,
          TftpPlan.warning(listeners.limits().transfers()).stream().toList());
    }
    if (!(listeners.dhcp() instanceof Listen.Off)) {
      dhcp(settings, phones);
    }
  }

  private void dhcp(Settings settings, int phones) {
    Listen listen = settings.listeners().dhcp();
    Services services = DhcpPlan.services(doors(settings), settings.access().policy());
    DhcpPolicy policy = PolicyOfSettings.of(settings.dhcp(), services);
    add(
        SettingsCheck.SETTINGS_DHCP_FAULT,
        DhcpPlan.fault(listen, settings.dhcp()).stream().toList());
    add(SettingsCheck.SETTINGS_DHCP_FAULT, policy.faults());
    add(SettingsCheck.SETTINGS_WAY_NOWHERE, DhcpPlan.warnings(settings.dhcp(), services));
    add(SettingsCheck.SETTINGS_INF_MISSING, ToldInfs.missing(settings, policy, phones));
    add(SettingsCheck.SETTINGS_INTERFACE, DhcpPlan.warnings(listen, settings.dhcp()));
    add(SettingsCheck.SETTINGS_WAYS_MIXED, policy.mixtures());
    add(SettingsCheck.SETTINGS_POOL_SMALL, policy.shortages());
    add(SettingsCheck.SETTINGS_POOL_SMALL, policy.shortage(phones).stream().toList());
    boolean outside =
        policy.pools().stream().anyMatch(pool -> !pool.subnet().network().isLoopback());
    if (outside) {
      add(SettingsCheck.SETTINGS_UNREACHABLE, unreachable(settings, services));
    }
  }

  /** Where each listener would open; a port that is any is taken as it is. */
  private static Map<String, Endpoint> doors(Settings settings) {
    Map<String, Listen> all = new LinkedHashMap<>();
    all.put("http", settings.listeners().http());
    all.put("https", settings.listeners().https().listen());
    all.put("tftp", settings.listeners().tftp());
    Map<String, Endpoint> doors = new LinkedHashMap<>();
    all.forEach((name, listen) -> {
      if (listen instanceof Listen.At(Endpoint at)) {
        doors.put(name, at);
      }
    });
    return doors;
  }

  private static List<String> unreachable(Settings settings, Services services) {
    List<String> all = new ArrayList<>();
    settings
        .address()
        .filter(Ip4Address::isLoopback)
        .ifPresent(address -> all.add("address is " + address + ", which is each phone's own"));
    List<Way> ways = settings.dhcp().ways();
    Optional<Endpoint> web = services.http().or(services::https);
    if (ways.contains(Way.OPTION43)) {
      web.ifPresent(at -> loopback("HTTP", at, all));
    }
    if (ways.stream().anyMatch(way -> way != Way.OPTION43)) {
      services.tftp().ifPresent(at -> loopback("TFTP", at, all));
    }
    return all;
  }

  private static void loopback(String name, Endpoint at, List<String> into) {
    if (at.address().isLoopback()) {
      into.add(name + " listens at " + at + " alone, and DHCP sends phones there");
    }
  }

  private void add(SettingsCheck check, List<String> texts) {
    texts.forEach(text -> found.add(new Finding(check, file, 0, text)));
  }
}
