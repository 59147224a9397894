// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.demo;

import io.dialtone.app.demo.SamplePhone.Way;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import java.util.List;
import java.util.Locale;

/**
 * The paths of the sample site's files below its root.
 *
 * <p>Firmware carries names by ID-7, newer than what a phone in factory state has in it.
 */
final class SampleNames {
  static final String RINGERS = "tones/Ringers_1.txt";
  static final String SYSTEM_MELODIES = "tones/System_1.txt";
  static final String CALL_WAITING = "tones/Waiting_1.txt";
  static final String TONE_TABLE = "tables/ToneTbl_1.zz";
  static final String LANGUAGE_TABLE = "tables/LangTbl_1.zz";

  /** Where MAC-specific files lie for HTTP; over TFTP they lie in the root (TFT-2). */
  static final String PHONES = "phones/";

  static final List<String> DECKS =
      List.of("decks/main.thd", "decks/call.thd", "decks/config.thd", "decks/log.thd");

  private SampleNames() {}

  static String inf(FilePrefix prefix, Way way) {
    String kind = (prefix.model().name() + prefix.protocol().letter()).toLowerCase(Locale.ROOT);
    return switch (way) {
      case HTTP -> kind + ".inf";
      case TFTP -> kind + "_tftp.inf";
    };
  }

  static String application(FilePrefix prefix) {
    boolean sip = prefix.protocol() == Protocol.SIP;
    return switch (prefix.model()) {
      case ST2030 ->
          sip
              ? "firmware/v2030SG.R12.1.DEMO.261102.2.90.zz"
              : "firmware/v2030MC.R12.1.DEMO.261102.1.90.zz";
      case ST2022 ->
          sip
              ? "firmware/v2022SG.R12.1.DEMO.261102.4.90.zz"
              : "firmware/v2022MC.R12.1.DEMO.261102.4.91.zz";
    };
  }

  static String dsp(Model model) {
    return switch (model) {
      case ST2030 -> "firmware/v2030_dsp_R12.1_DEMO_v330.zz";
      case ST2022 -> "firmware/v2022_dsp_R12.1_DEMO_v330.zz";
    };
  }

  static String boot(Model model) {
    return switch (model) {
      case ST2030 -> "firmware/v2030_boot_v112.zz";
      case ST2022 -> "firmware/v2022_boot_v304.zz";
    };
  }

  static String telephoneConfig(Model model) {
    return "config/TelConf" + model.name().substring(2) + "_1.txt";
  }

  static String commonConfig(FilePrefix prefix) {
    return "config/ComConf"
        + prefix.model().name().substring(2)
        + prefix.protocol().letter()
        + "_1.txt";
  }
}
