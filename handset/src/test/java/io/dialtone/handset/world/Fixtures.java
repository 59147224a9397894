// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.world;

import io.dialtone.wire.octets.Bytes;
import java.util.Collections;

/** Files of our own making, as a small deployment would hold them. */
public final class Fixtures {

  /** Names of the MAC-specific files of {@link World#MAC}. */
  public static final String SER = "ST2030S_00147F000001.ser";

  public static final String TXT = "ST2030S_00147F000001.txt";

  /** The INF of the whole deployment over HTTP. */
  public static final String HTTP_INF =
      """
      [application]
      fwurl=/fw/v2030SG.R11.1.SED.091022.2.69.2.zz
      dspurl=/fw/v2030_dsp_R11.1_SED_v320.zz
      booturl=/fw/v2030_boot_v111.zz
      [config]
      common_config=/cfg/ComConf-1.txt
      telcfg=/cfg/TelConf-1.txt
      language_table=/cfg/LangTbl_2.69.2.zz
      tone_table=/cfg/ToneTbl_2.69.2.zz
      call_waiting_tone=/cfg/Tone-CW.txt
      system_melodies=/cfg/Tone-RG.txt
      melodies=/cfg/Tone-Melodies.txt
      config=/mac
      """;

  /** The same over TFTP. */
  public static final String TFTP_INF =
      """
      [application]
      fw_filename=C:\\fw\\v2030SG.R11.1.SED.091022.2.69.2.zz
      dsp_filename=.\\fw\\v2030_dsp_R11.1_SED_v320.zz
      boot_filename=fw\\v2030_boot_v111.zz
      [melody]
      melodies=.\\cfg\\Tone-Melodies.txt
      system_melodies=.\\cfg\\Tone-RG.txt
      call_waiting_tone=.\\cfg\\Tone-CW.txt
      [config]
      telcfg=.\\cfg\\TelConf-1.txt
      common_config=.\\cfg\\ComConf-1.txt
      tone_table=.\\cfg\\ToneTbl_2.69.2.zz
      language_table=.\\cfg\\LangTbl_2.69.2.zz
      """;

  /** Serial number and parameters of the MAC-specific file. */
  public static final String MAC_CONFIG =
      """
      [sip]
      TEL1Number=1001
      regid1=1001
      [ipp]
      LanguageType=1
      [sys]
      config_sn=202603010001
      """;

  public static final String COMMON_CONFIG =
      """
      [ipp]
      LanguageType=0
      DateFlag=2
      [net]
      VLAN=0
      [sip]
      TEL1Number=
      """;

  private Fixtures() {}

  /** The whole deployment: files under fw, cfg and mac; the MAC file at the root too, for TFTP. */
  public static Site deployment() {
    Site site = new Site();
    site.serve("st2030s.inf", HTTP_INF);
    site.serve("fw/v2030SG.R11.1.SED.091022.2.69.2.zz", image(5000));
    site.serve("fw/v2030_dsp_R11.1_SED_v320.zz", image(1536));
    site.serve("fw/v2030_boot_v111.zz", image(900));
    site.serve("cfg/Tone-Melodies.txt", "Clocks:d=16,o=6,b=140:b5,a5,8P\r\n");
    site.serve("cfg/Tone-RG.txt", "fifth:d=4,o=5,b=170:c,g\r\n");
    site.serve("cfg/Tone-CW.txt", "g_default:d=4,o=5,b=170:8c.6\r\n");
    site.serve("cfg/ToneTbl_2.69.2.zz", image(886));
    site.serve("cfg/LangTbl_2.69.2.zz", image(3009));
    site.serve("cfg/TelConf-1.txt", telephoneConfig("#VPD1020D49S_IAD_TELCFG"));
    site.serve("cfg/ComConf-1.txt", COMMON_CONFIG);
    site.serve("mac/" + TXT, MAC_CONFIG);
    return site;
  }

  /** The same files for an INF over TFTP. */
  public static Site tftpDeployment() {
    return deployment().serve("st2030s.inf", TFTP_INF).serve(TXT, MAC_CONFIG);
  }

  /** A firmware image or table: opaque bytes. */
  public static Bytes image(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i * 31 + length);
    }
    bytes[0] = 0x5A;
    return Bytes.copyOf(bytes);
  }

  /** A telephone config with this signature. */
  public static String telephoneConfig(String signature) {
    return signature + "\r\n; made for a test\r\nset coding 1\r\n";
  }

  /** The MAC-specific file with another serial number and other lines. */
  public static String macConfig(String serial, String... lines) {
    return "[sip]\n" + String.join("\n", lines) + "\n[sys]\nconfig_sn=" + serial + "\n";
  }

  /** A text of so many characters. */
  public static String longText(int length) {
    return String.join("", Collections.nCopies(length, "x"));
  }
}
