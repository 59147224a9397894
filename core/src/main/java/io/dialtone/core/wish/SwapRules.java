// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.wish;

import io.dialtone.core.site.Group;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.SettingValue;
import io.dialtone.core.site.SiteSetting;
import io.dialtone.handset.swap.DottedVersion;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.FirmwareName;
import io.dialtone.wire.identity.Model;
import java.util.Map;
import java.util.Optional;

/** Whether a phone can be made to change between SIP and MGCP (SWP-1, SWP-2). */
final class SwapRules {

  private static final String LEAST_BOOT = "1.11";
  private static final String LEAST_DSP = "1.01";

  private final Draft draft;

  SwapRules(Draft draft) {
    this.draft = draft;
  }

  Optional<String> refusal(Phone phone, FilePrefix wanted) {
    if (wanted.model() == Model.ST2022) {
      return Optional.of(
          "an ST2022 cannot change its protocol (SWP-2); if the site had phone "
              + phone.mac()
              + " wrong, set it to discovered, correct it, and set it to active again");
    }
    Optional<FirmwareName> application = named(SiteSetting.FIRMWARE_APPLICATION, phone, wanted);
    if (application.isEmpty()) {
      draft.warn(
          "no firmware.application is set for "
              + KindsOfPhones.text(wanted)
              + " at phone "
              + phone.mac()
              + ": it keeps its protocol until one is (SWP-1)");
      return Optional.empty();
    }
    String least = application.get().letters().map(SwapRules::least).orElse("0");
    return old(application.get(), least)
        .or(() -> named(SiteSetting.FIRMWARE_BOOT, phone, wanted).flatMap(f -> old(f, LEAST_BOOT)))
        .or(() -> named(SiteSetting.FIRMWARE_DSP, phone, wanted).flatMap(f -> old(f, LEAST_DSP)));
  }

  /** The oldest application that a swap may end at, by the letters of its name. */
  private static String least(String letters) {
    return switch (letters) {
      case "SG" -> "1.54";
      case "MC" -> "1.53";
      case "MX" -> "1.52";
      default -> "0";
    };
  }

  private static Optional<String> old(FirmwareName firmware, String least) {
    return firmware
        .version()
        .filter(version -> older(version, least))
        .map(version ->
            firmware.text()
                + " is version "
                + version
                + ", and a change of protocol takes "
                + least
                + " at the least (SWP-2): set a newer"
                + " one first");
  }

  /** A version that cannot be read is below all. */
  private static boolean older(String version, String least) {
    DottedVersion needed = DottedVersion.parse(least).orElseThrow();
    return DottedVersion.parse(version).filter(is -> is.compareTo(needed) >= 0).isEmpty();
  }

  /** The firmware that the nearest level names for a phone of the wanted kind. */
  private Optional<FirmwareName> named(SiteSetting setting, Phone phone, FilePrefix wanted) {
    Optional<SettingValue> own =
        phone.settings().find(setting.text(), wanted).map(Map.Entry::getValue);
    if (own.isPresent()) {
      return own.map(SettingValue::reveal).map(FirmwareName::parse);
    }
    for (Group group : draft.chain(phone.place().group()).reversed()) {
      Optional<SettingValue> said =
          group.settings().find(setting.text(), wanted).map(Map.Entry::getValue);
      if (said.isPresent()) {
        return said.map(SettingValue::reveal).map(FirmwareName::parse);
      }
    }
    return Optional.empty();
  }
}
