// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.netns;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files that a deployment serves, small ones of our own making. */
final class DeploymentFolder {
  static final String MAC = "001F9F16E849";
  static final String APPLICATION = "v2030SG.R11.1.SED.100804.2.72.2.zz";
  static final String COMMON = "ComConf2030SG.R11.1.SED.100804.2.72.2.txt";

  private static final Charset LATIN1 = StandardCharsets.ISO_8859_1;

  private DeploymentFolder() {}

  /**
   * The administrator's account of DHCP, nginx and Asterisk: everything below {@code
   * /provisioning/ST2030}, the MAC files in {@code config/}.
   *
   * @param base the server's root as phones reach it
   */
  static Path http(Path root, String base) throws IOException {
    Path folder = Files.createDirectories(root.resolve("provisioning/ST2030/config")).getParent();
    String url = base + "/provisioning/ST2030/";
    write(
        folder.resolve("ST2030.inf"),
        String.join(
            "\r\n",
            "[provision_mode]",
            "provision_mode=auto_provisioning",
            "[application]",
            "fwurl=" + url + APPLICATION,
            "dspurl=" + url + "v2030_dsp_R11.1_SED_v320.zz",
            "booturl=" + url + "v2030_boot_v111.zz",
            "[config]",
            "telcfg=/provisioning/ST2030/TelConf.txt",
            "common_config=" + url + COMMON,
            "config=" + url + "config/",
            ""));
    write(folder.resolve(APPLICATION), "application ".repeat(9_000));
    write(folder.resolve("v2030_dsp_R11.1_SED_v320.zz"), "dsp ".repeat(5_000));
    write(folder.resolve("v2030_boot_v111.zz"), "boot ".repeat(1_000));
    write(folder.resolve("TelConf.txt"), "#VPD1020D49S_IAD_TELCFG\r\nset a 1\r\n");
    write(folder.resolve(COMMON), "[ipp]\r\nLanguageType=2\r\n[sip]\r\nregid1=\r\n");
    write(folder.resolve("config/ST2030S_" + MAC + ".txt"), macFile());
    return root;
  }

  /** What a phone asks for in a deployment by HTTP, from factory state. */
  static List<String> httpTrace() {
    String ser = "ST2030S_" + MAC + ".ser 404";
    String txt = "ST2030S_" + MAC + ".txt 200";
    return List.of(
        "ST2030.inf 200",
        APPLICATION + " 200",
        "v2030_dsp_R11.1_SED_v320.zz 200",
        "v2030_boot_v111.zz 200",
        "ST2030.inf 200",
        "TelConf.txt 200",
        COMMON + " 200",
        ser,
        txt,
        "ST2030.inf 200",
        ser,
        txt);
  }

  /** All in the root, as TFTP has it; the INF's name is what DHCP says. */
  static Path tftp(Path root, String inf) throws IOException {
    Files.createDirectories(root);
    write(
        root.resolve(inf),
        "[application]\r\nfw_filename="
            + APPLICATION
            + "\r\n[config]\r\ncommon_config="
            + COMMON
            + "\r\n");
    write(root.resolve(APPLICATION), "application ".repeat(9_000));
    write(root.resolve(COMMON), "[ipp]\r\nLanguageType=2\r\n[sip]\r\nregid1=\r\n");
    write(root.resolve("ST2030S_" + MAC + ".txt"), macFile());
    return root;
  }

  private static String macFile() {
    return "[sys]\r\nconfig_sn=201007300008\r\n[sip]\r\nregid1=849\r\nregpwd1=dial\r\n";
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text, LATIN1);
  }
}
