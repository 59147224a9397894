// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation.site;

import io.dialtone.handset.flash.FlashItem;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.inf.InfKey;
import java.util.Locale;

/** The parts of a site that a release may renew, in the order of {@link FlashItem}. */
enum Part {
  APPLICATION(FlashItem.APPLICATION, InfKey.FWURL, InfKey.FW_FILENAME),
  DSP(FlashItem.DSP, InfKey.DSPURL, InfKey.DSP_FILENAME),
  BOOT(FlashItem.BOOT, InfKey.BOOTURL, InfKey.BOOT_FILENAME),
  MELODIES(FlashItem.MELODIES, InfKey.MELODIES, InfKey.MELODIES),
  SYSTEM_MELODIES(FlashItem.SYSTEM_MELODIES, InfKey.SYSTEM_MELODIES, InfKey.SYSTEM_MELODIES),
  CALL_WAITING_TONE(
      FlashItem.CALL_WAITING_TONE, InfKey.CALL_WAITING_TONE, InfKey.CALL_WAITING_TONE),
  TONE_TABLE(FlashItem.TONE_TABLE, InfKey.TONE_TABLE, InfKey.TONE_TABLE),
  LANGUAGE_TABLE(FlashItem.LANGUAGE_TABLE, InfKey.LANGUAGE_TABLE, InfKey.LANGUAGE_TABLE),
  TELEPHONE_CONFIG(FlashItem.TELEPHONE_CONFIG, InfKey.TELCFG, InfKey.TELCFG),
  COMMON_CONFIG(FlashItem.COMMON_CONFIG, InfKey.COMMON_CONFIG, InfKey.COMMON_CONFIG),
  MAC_CONFIG(FlashItem.MAC_CONFIG, InfKey.CONFIG, InfKey.CONFIG);

  private final FlashItem item;
  private final InfKey overHttp;
  private final InfKey overTftp;

  Part(FlashItem item, InfKey overHttp, InfKey overTftp) {
    this.item = item;
    this.overHttp = overHttp;
    this.overTftp = overTftp;
  }

  FlashItem item() {
    return item;
  }

  InfKey key(boolean http) {
    return http ? overHttp : overTftp;
  }

  /** Whether such a phone asks for it (RUN-2). */
  boolean isFor(FilePrefix persona) {
    return this != CALL_WAITING_TONE || persona.protocol() == Protocol.SIP;
  }

  /** The last part of its file's name in one generation; a MAC-specific file has no such name. */
  String name(FilePrefix persona, int generation) {
    Model model = persona.model();
    String digits = model.name().substring(2);
    int minor = 60 + generation;
    return switch (this) {
      case APPLICATION ->
          "v"
              + digits
              + (persona.protocol() == Protocol.SIP ? "SG" : "MC")
              + ".R12.1.SIM.261102.2."
              + minor
              + ".zz";
      case DSP -> "v" + digits + "_dsp_R12.1_SIM_v4" + minor + ".zz";
      case BOOT -> "v" + digits + "_boot_v3" + minor + ".zz";
      case TONE_TABLE, LANGUAGE_TABLE -> word() + digits + "-" + generation + ".zz";
      default -> word() + digits + persona.protocol().letter() + "-" + generation + ".txt";
    };
  }

  private String word() {
    return name().replace("_", "").toLowerCase(Locale.ROOT);
  }
}
