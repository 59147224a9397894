// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.golden;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A made-up site for an MGCP phone, with decks, and the requests it must lead to (RUN-2). */
public final class MgcpSite {
  private static final String MAC_NAME = "ST2030M_" + CorpusSite.MAC;

  /** The last pass of a first boot, and all of an unchanged one (RUN-2, RUN-3). */
  static final List<String> IDLE_PASS =
      List.of(
          "mgcp.inf 200",
          MAC_NAME + ".ser 404",
          MAC_NAME + ".txt 200",
          "second.thd 200",
          "first.thd 200");

  static final List<String> FIRMWARE_PASS = List.of("mgcp.inf 200", "v2030MX.070309.1.60.zz 200");

  static final List<String> FILES_PASS =
      List.of(
          "mgcp.inf 200",
          "ring.txt 200",
          "system.txt 200",
          "tone.zz 200",
          "lang.zz 200",
          "tel-1.txt 200",
          "com-1.txt 200",
          MAC_NAME + ".ser 404",
          MAC_NAME + ".txt 200");

  private MgcpSite() {}

  /** Writes it; the INF names a call waiting tone too, which is none of an MGCP phone's. */
  public static void write(Path root) throws IOException {
    Files.createDirectories(root);
    put(
        root,
        "mgcp.inf",
        """
        [deckfile]
        deckfile=second.thd
        deckfile=first.thd
        [config]
        common_config=com-1.txt
        telcfg=tel-1.txt
        language_table=lang.zz
        tone_table=tone.zz
        call_waiting_tone=waiting.txt
        system_melodies=system.txt
        melodies=ring.txt
        [application]
        fwurl=v2030MX.070309.1.60.zz
        """);
    CorpusSite.makeUp(root.resolve("v2030MX.070309.1.60.zz"), 160_000);
    for (String melodies : List.of("ring.txt", "system.txt", "waiting.txt")) {
      put(root, melodies, "Clocks:d=16,o=6,b=140:b5,a5,8P\r\n");
    }
    put(root, "tone.zz", "tones");
    put(root, "lang.zz", "languages");
    put(root, "tel-1.txt", "#VPD1020D49S_IAD_TELCFG\r\n;\r\nset coding 1\r\n");
    put(
        root,
        "com-1.txt",
        "[ipp]\r\nLanguageType=1\r\n[ntp]\r\nNtpZoneNum=20\r\n[mgcp]\r\nCallAgent=192.0.2.50\r\n");
    put(
        root,
        MAC_NAME + ".txt",
        "[mgcp]\r\nEndpoint=aaln/7\r\n[ntp]\r\nNtpZoneNum=21\r\n[sys]\r\nconfig_sn=202611210001\r\n");
    for (String deck : List.of("first.thd", "second.thd")) {
      put(root, deck, "<?xml version=\"1.0\"?><deck><card id=\"a\"/></deck>");
    }
  }

  private static void put(Path root, String name, String text) throws IOException {
    Files.writeString(root.resolve(name), text, StandardCharsets.ISO_8859_1);
  }
}
