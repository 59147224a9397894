// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation.site;

import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.octets.Bytes;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The content of each file, which follows from its name alone. Any two contents differ all over, so
 * that a mixture of them can be told from both.
 */
final class Writings {

  /** Parameters that the common file always has, and a MAC-specific one of some generations. */
  private static final List<String> SHARED =
      List.of("LanguageType", "DateFlag", "Contrast", "RingVolume", "DialPlan");

  private static final List<String> COMMON_ONLY =
      List.of("sw_notify_autoprovision", "RegisterExpire", "CodecOrder", "DSCPVoice", "DSCPSip");

  private static final List<String> OWN_ONLY =
      List.of("TEL1Number", "regid1", "regpwd1", "DisplayName1", "DisplayNum1");

  private static final int FILLERS = 12;

  private Writings() {}

  static Bytes of(Part part, FilePrefix persona, int generation) {
    String name = part.name(persona, generation);
    return switch (part) {
      case APPLICATION -> image(name, 1800, 4200);
      case DSP -> image(name, 700, 1800);
      case BOOT -> image(name, 300, 1100);
      case TONE_TABLE, LANGUAGE_TABLE -> image(name, 400, 1600);
      case MELODIES, SYSTEM_MELODIES, CALL_WAITING_TONE -> tunes(name);
      case TELEPHONE_CONFIG -> telephoneConfig(name, persona.model());
      case COMMON_CONFIG -> common(name, generation);
      case MAC_CONFIG -> throw new IllegalArgumentException("that is each phone's own");
    };
  }

  /** The MAC-specific file: its serial, the phone's line, and some of what the common file says. */
  static Bytes own(String fileName, Release release) {
    String serial = release.serial();
    SplittableRandom random = new SplittableRandom((fileName + serial).hashCode());
    StringBuilder text = new StringBuilder("[sip]\r\n");
    OWN_ONLY.forEach(name -> line(text, name, word(random)));
    text.append("[ipp]\r\n");
    // What one generation overrides and the next does not is settled by the new common name, RUN-6.
    int overridden = release.generation(Part.COMMON_CONFIG) * 7 % (SHARED.size() + 1);
    SHARED.subList(0, overridden).forEach(name -> line(text, name, word(random)));
    for (int filler = 0; filler < FILLERS; filler++) {
      line(text, "FeatureKeyExt" + (10 + filler), "S/<sip:" + word(random) + ">");
    }
    text.append("[sys]\r\n");
    line(text, "config_sn", serial);
    return Bytes.latin1(text.toString());
  }

  private static Bytes common(String name, int generation) {
    SplittableRandom random = new SplittableRandom(name.hashCode());
    StringBuilder text = new StringBuilder("; " + name + "\r\n[ipp]\r\n");
    SHARED.forEach(parameter -> line(text, parameter, word(random)));
    COMMON_ONLY.forEach(parameter -> line(text, parameter, word(random)));
    for (int filler = 0; filler < FILLERS; filler++) {
      line(text, "Phonebook" + filler + "_name", word(random));
    }
    text.append("[autoprovision]\r\n");
    line(text, "AutoprovisionTimeSpan", String.valueOf(generation % 3 == 2 ? 1 : 0));
    line(text, "AutoprovisionRetryPeriod", String.valueOf(10 + generation % 3 * 10));
    return Bytes.latin1(text.toString());
  }

  private static Bytes image(String name, int least, int most) {
    SplittableRandom random = new SplittableRandom(name.hashCode());
    byte[] octets = new byte[random.nextInt(least, most)];
    random.nextBytes(octets);
    octets[0] = 0x5A;
    return Bytes.copyOf(octets);
  }

  private static Bytes tunes(String name) {
    SplittableRandom random = new SplittableRandom(name.hashCode());
    StringBuilder text = new StringBuilder();
    for (int tune = 1 + random.nextInt(5); tune > 0; tune--) {
      text.append(word(random)).append(":d=16,o=6,b=140:");
      for (int note = 4 + random.nextInt(24); note > 0; note--) {
        text.append("abcdefg".charAt(random.nextInt(7))).append(4 + random.nextInt(4)).append(',');
      }
      text.append("8p\r\n");
    }
    return Bytes.latin1(text.toString());
  }

  private static Bytes telephoneConfig(String name, Model model) {
    SplittableRandom random = new SplittableRandom(name.hashCode());
    String signature =
        model == Model.ST2030 ? "#VPD1020D49S_IAD_TELCFG" : "#VPD1220D49S_IAD_TELCFG";
    StringBuilder text = new StringBuilder(signature + "\r\n");
    for (int line = 10 + random.nextInt(30); line > 0; line--) {
      text.append("set ").append(word(random)).append(' ').append(word(random)).append("\r\n");
    }
    return Bytes.latin1(text.toString());
  }

  /** A deck file of an MGCP phone (FIL-5). */
  static Bytes deck() {
    return Bytes.latin1("<deck><card id=\"main\"><text>Simulated</text></card></deck>");
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(name).append('=').append(value).append("\r\n");
  }

  private static String word(SplittableRandom random) {
    return Integer.toString(random.nextInt(36 * 36 * 36, 36 * 36 * 36 * 36), 36)
        .toUpperCase(Locale.ROOT);
  }
}
