// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check;

import io.dialtone.core.check.KnownParameters.Facts;
import io.dialtone.core.check.finding.Check;
import io.dialtone.core.check.finding.ConfigCheck;
import io.dialtone.core.parameter.ParameterDef;
import io.dialtone.wire.config.ConfigFile;
import io.dialtone.wire.config.Parameter;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Bytes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Judges a common or MAC-specific config file (FIL-1, FIL-2, RUN-4 to RUN-6). */
final class ConfigJudge {

  private static final String SERIAL = "config_sn";

  static final List<String> SECTIONS =
      List.of(
          "ipp",
          "net",
          "pstn",
          "sip",
          "snmp",
          "sys",
          "autoprovision",
          "qos",
          "ftp",
          "ntp",
          "pppoe",
          "stun",
          "upnp",
          "customer",
          "cwmp");

  private final FolderEntry entry;
  private final boolean common;
  private final List<FilePrefix> kinds;
  private final KnownParameters known;
  private final Findings findings;

  /**
   * Of one file.
   *
   * @param kinds the kinds of phones that it may be for
   */
  ConfigJudge(
      FolderEntry entry,
      boolean common,
      List<FilePrefix> kinds,
      KnownParameters known,
      Findings findings) {
    this.entry = entry;
    this.common = common;
    this.kinds = List.copyOf(kinds);
    this.known = known;
    this.findings = findings;
  }

  void judge(Bytes bytes) {
    ReadParameters read = ReadParameters.of(bytes);
    for (int line : read.strays()) {
      add(ConfigCheck.CONFIG_STRAY_LINE, line, "is neither [section] nor name=value");
    }
    if (read.config().parameters().isEmpty() && read.strays().isEmpty()) {
      add(ConfigCheck.CONFIG_NO_PARAMETER, 0, "holds no parameter");
    }
    for (ReadParameters.Section section : read.sections()) {
      if (!SECTIONS.contains(section.name().toLowerCase(Locale.ROOT))) {
        String text = "[" + section.name() + "] is no section of these files";
        add(ConfigCheck.CONFIG_SECTION_UNKNOWN, section.line(), text);
      }
    }
    serial(read.config());
    twice(read.config());
    read.config().parameters().forEach(this::parameter);
    new SettingsJudge(entry.path(), read.config(), findings).judge();
  }

  private void serial(ConfigFile config) {
    List<Parameter> serials = config.parameters().stream().filter(p -> p.isNamed(SERIAL)).toList();
    if (common) {
      serials.forEach(p ->
          add(ConfigCheck.CONFIG_SERIAL_COMMON, p.line(), "config_sn stands in a common file"));
      return;
    }
    Optional<String> counts = config.configSerial();
    if (counts.isPresent()) {
      serials.reversed().stream()
          .filter(p -> p.section().equalsIgnoreCase("sys"))
          .filter(p -> !ConfigFile.isSerial(p.value()))
          .findFirst()
          .filter(p -> !ConfigFile.isSerial(counts.get()))
          .ifPresent(p ->
              add(
                  ConfigCheck.CONFIG_SERIAL_DIGITS,
                  p.line(),
                  "config_sn '" + printable(p.value()) + "' is not 12 digits"));
    } else if (serials.isEmpty()) {
      add(ConfigCheck.CONFIG_SERIAL_MISSING, 0, "has no config_sn");
    }
    serials.stream()
        .filter(p -> !p.section().equalsIgnoreCase("sys"))
        .filter(_ -> counts.isEmpty())
        .forEach(p ->
            add(
                ConfigCheck.CONFIG_SERIAL_SECTION,
                p.line(),
                "config_sn stands under [" + p.section() + "], where no phone looks for it"));
  }

  private void twice(ConfigFile config) {
    Map<String, Parameter> first = new LinkedHashMap<>();
    for (Parameter parameter : config.parameters()) {
      Parameter before = first.putIfAbsent(parameter.name().toLowerCase(Locale.ROOT), parameter);
      if (before != null && !before.value().equals(parameter.value())) {
        add(
            ConfigCheck.CONFIG_PARAMETER_TWICE,
            parameter.line(),
            parameter.name() + " stands on line " + before.line() + " with another value");
      }
    }
  }

  private void parameter(Parameter parameter) {
    Facts facts = known.of(kinds, parameter.name());
    Optional<ParameterDef> def = facts.def();
    if (def.isEmpty()) {
      unknown(parameter, facts);
      return;
    }
    boolean usual = def.get().defaultValue().equals(Optional.of(parameter.value()));
    if (facts.lacking() && !usual && !parameter.value().isEmpty()) {
      add(
          ConfigCheck.CONFIG_LINE_LACKING,
          parameter.line(),
          parameter.name()
              + " is for a line or key that no "
              + KnownParameters.kinds(kinds)
              + " has");
    }
    if (!parameter.isNamed(SERIAL)) {
      value(parameter, facts);
    }
    if (!def.get().section().equalsIgnoreCase(parameter.section())) {
      String text = parameter.name() + " belongs under [" + def.get().section() + "]";
      add(ConfigCheck.CONFIG_SECTION_OTHER, parameter.line(), text);
    }
    ShippedSecrets.judge(parameter.name(), parameter.value(), def.get())
        .ifPresent(
            check -> add(check, parameter.line(), ShippedSecrets.text(check, parameter.name())));
  }

  /** Of MGCP phones little is written down: there, only what looks misspelt is told. */
  private void unknown(Parameter parameter, Facts facts) {
    boolean mgcp = kinds.stream().allMatch(kind -> kind.protocol() == Protocol.MGCP);
    if (mgcp && (!facts.others().isEmpty() || facts.nearest().isEmpty())) {
      return;
    }
    if (!facts.others().isEmpty()) {
      add(
          ConfigCheck.CONFIG_PARAMETER_OTHER_KIND,
          parameter.line(),
          parameter.name() + " is known of " + KnownParameters.kinds(facts.others()) + " alone");
      return;
    }
    String meant =
        facts.nearest().isEmpty()
            ? ""
            : "; did you mean " + String.join(" or ", facts.nearest()) + "?";
    add(
        ConfigCheck.CONFIG_PARAMETER_UNKNOWN,
        parameter.line(),
        printable(parameter.name()) + " is no known parameter" + meant);
  }

  /** A value is wrong where every kind of phone that the file may be for finds it so. */
  private void value(Parameter parameter, Facts facts) {
    List<String> faults =
        facts.defs().stream().flatMap(d -> d.type().fault(parameter.value()).stream()).toList();
    List<String> doubts =
        facts.defs().stream().flatMap(d -> d.type().doubt(parameter.value()).stream()).toList();
    if (faults.size() == facts.defs().size()) {
      String text = parameter.name() + " " + faults.getFirst();
      add(ConfigCheck.CONFIG_VALUE_WRONG, parameter.line(), text);
    } else if (doubts.size() == facts.defs().size()) {
      String text = parameter.name() + " " + doubts.getFirst();
      add(ConfigCheck.CONFIG_VALUE_DOUBTFUL, parameter.line(), text);
    }
  }

  private void add(Check check, int line, String text) {
    findings.add(check, entry.path(), line, text);
  }

  private static String printable(String text) {
    String shown = text.replaceAll("[^ -~]", "?");
    return shown.length() > 60 ? shown.substring(0, 60) + "…" : shown;
  }
}
