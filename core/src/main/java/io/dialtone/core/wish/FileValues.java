// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.wish;

import io.dialtone.core.site.ItemKey;
import io.dialtone.core.site.SiteFile;
import io.dialtone.core.site.SiteSetting;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.FirmwareName;
import io.dialtone.wire.identity.Protocol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Which files a setting may name, and for which phones. */
final class FileValues {

  /** As many deck files as a phone fetches. */
  private static final int MOST_DECKS = 100;

  private final Draft draft;

  FileValues(Draft draft) {
    this.draft = draft;
  }

  Ruling rule(SiteSetting setting, String value, List<FilePrefix> kinds) {
    List<String> names = names(setting, value);
    if (names.size() > MOST_DECKS) {
      return new Ruling.Wrong("more than " + MOST_DECKS + " deck files: phones fetch no more");
    }
    for (String name : names) {
      Optional<String> fault =
          fileFault(setting, name)
              .or(() -> protocolFault(setting, kinds))
              .or(() -> modelFault(setting, name, kinds))
              .or(() -> languageFault(setting, name, kinds));
      if (fault.isPresent()) {
        return new Ruling.Wrong(fault.get());
      }
    }
    return new Ruling.Fine(setting.text(), String.join(" ", names), false);
  }

  /** The files that a value names: one, or several decks. */
  static List<String> names(SiteSetting setting, String value) {
    return setting == SiteSetting.DECKS
        ? Arrays.stream(value.split("[, ]+")).filter(name -> !name.isEmpty()).toList()
        : List.of(value);
  }

  private Optional<String> fileFault(SiteSetting setting, String name) {
    Optional<SiteFile> file = draft.file(name);
    if (file.isEmpty()) {
      return Optional.of(Refusals.none(ItemKey.file(name)));
    }
    SiteFile.Kind wanted = setting.file().orElseThrow();
    SiteFile.Kind is = file.get().kind();
    return is == wanted
        ? Optional.empty()
        : Optional.of(
            name
                + " is a file of kind "
                + is.text()
                + ", and "
                + setting.text()
                + " takes "
                + wanted.text()
                + ": set "
                + settingFor(is)
                + " to it, or name another file");
  }

  private static String settingFor(SiteFile.Kind kind) {
    return Arrays.stream(SiteSetting.values())
        .filter(setting -> setting.file().equals(Optional.of(kind)))
        .map(SiteSetting::text)
        .findFirst()
        .orElseThrow();
  }

  /** Call waiting tones are for SIP alone, decks for MGCP alone (INF-1). */
  private static Optional<String> protocolFault(SiteSetting setting, List<FilePrefix> kinds) {
    Optional<Protocol> only =
        switch (setting) {
          case MELODIES_CALL_WAITING -> Optional.of(Protocol.SIP);
          case DECKS -> Optional.of(Protocol.MGCP);
          default -> Optional.empty();
        };
    return only.filter(protocol -> kinds.stream().noneMatch(k -> k.protocol() == protocol))
        .map(protocol ->
            setting.text()
                + " is for "
                + protocol
                + " alone: "
                + ParameterRules.text(kinds)
                + " would never fetch it");
  }

  private static Optional<String> modelFault(
      SiteSetting setting, String name, List<FilePrefix> kinds) {
    if (setting == SiteSetting.TELEPHONE_CONFIG) {
      boolean one = kinds.stream().map(FilePrefix::model).distinct().count() == 1;
      return one
          ? Optional.empty()
          : Optional.of(
              "a telephone config is for one model (FIL-4): set ST2030:telephone-config or"
                  + " ST2022:telephone-config");
    }
    FirmwareName firmware = FirmwareName.parse(name);
    List<FilePrefix> fit = kinds.stream().filter(kind -> firmware.mayRunOn(kind.model())).toList();
    return setting.file().orElseThrow().firmware() && fit.size() < kinds.size()
        ? Optional.of(narrower(setting, name, fit, "model"))
        : Optional.empty();
  }

  /** SWP-1: an application of the other protocol would make the phones change theirs. */
  private static Optional<String> languageFault(
      SiteSetting setting, String name, List<FilePrefix> kinds) {
    FirmwareName firmware = FirmwareName.parse(name);
    if (setting != SiteSetting.FIRMWARE_APPLICATION || firmware.protocol().isEmpty()) {
      return Optional.empty();
    }
    List<FilePrefix> fit =
        kinds.stream().filter(kind -> kind.protocol() == firmware.protocol().get()).toList();
    if (fit.isEmpty()) {
      return Optional.of(
          name
              + " is for "
              + firmware.protocol().get()
              + ": phones that shall change their"
              + " protocol (SWP-1) are given another kind, and then this firmware");
    }
    return fit.size() < kinds.size()
        ? Optional.of(narrower(setting, name, fit, "protocol"))
        : Optional.empty();
  }

  private static String narrower(
      SiteSetting setting, String name, List<FilePrefix> fit, String what) {
    FirmwareName firmware = FirmwareName.parse(name);
    List<FilePrefix> own = new ArrayList<>(fit);
    own.removeIf(
        kind -> firmware.protocol().isPresent() && firmware.protocol().get() != kind.protocol());
    if (own.isEmpty()) {
      return name + " is for another " + what + " (ID-7): name a file for these phones";
    }
    String scope =
        own.size() == 1 ? KindsOfPhones.text(own.getFirst()) : own.getFirst().model().name();
    return name
        + " is for one "
        + what
        + " alone (ID-7): set "
        + scope
        + ":"
        + setting.text()
        + "="
        + name;
  }
}
