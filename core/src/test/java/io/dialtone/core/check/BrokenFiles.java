// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check;

import static io.dialtone.core.check.MemoryFolder.FIRMWARE;
import static io.dialtone.core.check.MemoryFolder.OWN;
import static io.dialtone.core.check.MemoryFolder.good;

import io.dialtone.core.check.FolderEntry.Sort;
import io.dialtone.core.check.finding.Check;
import io.dialtone.core.check.finding.ConfigCheck;
import io.dialtone.core.check.finding.ContentCheck;
import io.dialtone.core.check.finding.FolderCheck;
import io.dialtone.core.check.finding.InfCheck;
import io.dialtone.handset.source.DhcpAdvice;
import io.dialtone.wire.octets.Bytes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A broken folder for each check there is, and where the check must find it broken. */
final class BrokenFiles {

  private static final String INF = "st2030s.inf";
  private static final String COMMON = "ComConf2030S_1.txt";
  private static final String FW = "fwurl=/fw/v2030SG.R11.1.SED.101223.2.74.zz";
  private static final String SERIAL = "config_sn=202611210001";

  /** A folder, and the file and line that are at fault. */
  record Broken(MemoryFolder folder, Beside beside, String file, int line) {}

  private final Map<Check, Broken> all = new LinkedHashMap<>();

  static Map<Check, Broken> all() {
    BrokenFiles broken = new BrokenFiles();
    broken.infLines();
    broken.infNames();
    broken.configLines();
    broken.configSettings();
    broken.letters();
    broken.contents();
    broken.folders();
    broken.phones();
    broken.suppressions();
    broken.baselines();
    broken.options();
    return broken.all;
  }

  private void infLines() {
    inf(InfCheck.INF_EMPTY_VALUE, good().inf(FW, "dspurl="), 3);
    inf(InfCheck.INF_LONG_VALUE, good().inf(FW, "dspurl=/" + "x".repeat(256)), 3);
    inf(InfCheck.INF_WRONG_VALUE, good().infWith("melodies=/tones.txt", "melodies=ftp://a/b"), 4);
    inf(InfCheck.INF_UNKNOWN_MODE, good().inf("[application]", "provision_mode=auto"), 2);
    inf(InfCheck.INF_CUSTOMIZATION, good().inf("[application]", "provision_mode=customization"), 2);
    inf(InfCheck.INF_WRITTEN_TWICE, good().inf(FW, FW), 3);
    inf(InfCheck.INF_BOTH_FORMS, good().inf(FW, "fw_filename=" + FIRMWARE), 3);
    inf(InfCheck.INF_KEY_UNUSED, good().inf(FW, "deckfile=/main.thd"), 3);
    inf(InfCheck.INF_UNKNOWN_KEY, good().inf(FW, "dsburl=/x"), 3);
    inf(InfCheck.INF_UNKNOWN_SECTION, good().inf(FW, "[tr069]"), 3);
    inf(InfCheck.INF_UNUSUAL_SECTION, good().infWith("[config]\n", ""), 4);
    inf(InfCheck.INF_NO_APPLICATION, good().infWith("[application]\n", ""), 0);
    inf(InfCheck.INF_STRAY_LINE, good().inf(FW, "hello"), 3);
    inf(InfCheck.INF_NO_KEYS, good().with(INF, "[application]\n"), 0);
  }

  private void infNames() {
    inf(InfCheck.INF_FILE_MISSING, good().without("tones.txt"), 4);
    inf(
        InfCheck.INF_FILE_AMBIGUOUS,
        good().infWith("/tones.txt", "/TONES.txt").with("Tones.txt", "Up:d=8:c"),
        4);
    inf(InfCheck.INF_FILE_ELSEWHERE, good().infWith("/tones.txt", "http://192.0.2.1/t.txt"), 4);
    inf(InfCheck.INF_FILE_CASE, good().infWith("/tones.txt", "/Tones.txt"), 4);
    inf(InfCheck.INF_OTHER_FIRMWARE, good().inf(FW, "dspurl=/" + FIRMWARE), 3);
    put(
        InfCheck.INF_SWAP_REFUSED,
        good().with("st2022s.inf", "[application]\nfwurl=/v2022MC.R1.101223.4.90.zz\n"),
        "st2022s.inf",
        2);
    inf(InfCheck.INF_SWAP, good().infWith("v2030SG", "v2030MC"), 2);
    inf(InfCheck.INF_FIRMWARE_NAME, good().inf(FW, "dspurl=/dsp.bin"), 3);
    inf(InfCheck.INF_FIRMWARE_SILENT, good().inf(FW, "dspurl=/v100.zz"), 3);
    inf(InfCheck.INF_LOOPBACK, good().infWith("/tones.txt", "http://127.0.0.1/tones.txt"), 4);
    inf(InfCheck.INF_STST_SLIP, good().infWith("/tones.txt", "/STST2030S_tones.txt"), 4);
    put(
        InfCheck.INF_NAME_CHARACTERS,
        good().with("st2030-s.inf", MemoryFolder.INF),
        "st2030-s.inf",
        0);
  }

  private void configLines() {
    own(ConfigCheck.CONFIG_STRAY_LINE, 3, "[sys]", SERIAL, "hello");
    common(ConfigCheck.CONFIG_NO_PARAMETER, 0, "; nothing", "[ipp]");
    own(ConfigCheck.CONFIG_SERIAL_MISSING, 0, "[ipp]", "LanguageType=0");
    own(ConfigCheck.CONFIG_SERIAL_DIGITS, 2, "[sys]", "config_sn=20261121");
    own(ConfigCheck.CONFIG_SERIAL_SECTION, 2, "[ipp]", SERIAL);
    common(ConfigCheck.CONFIG_SERIAL_COMMON, 2, "[sys]", SERIAL);
    common(ConfigCheck.CONFIG_PARAMETER_UNKNOWN, 2, "[ipp]", "LangaugeType=0");
    put(
        ConfigCheck.CONFIG_PARAMETER_OTHER_KIND,
        good()
            .with("st2022s.inf", MemoryFolder.INF.replace("2030", "2022"))
            .with("ComConf2022S_1.txt", "[sip]\nTEL04Use=1\nProfileName4=x\nFeatureKeyOpt40=x\n"),
        "ComConf2022S_1.txt",
        4);
    put(
        ConfigCheck.CONFIG_LINE_LACKING,
        good().with("ComConf2022S_1.txt", "[sip]\nTEL3Number=203\n"),
        "ComConf2022S_1.txt",
        2);
    common(ConfigCheck.CONFIG_VALUE_WRONG, 2, "[autoprovision]", "AutoprovisionFlag=yes");
    common(ConfigCheck.CONFIG_VALUE_DOUBTFUL, 2, "[sys]", "CountryCode=XX");
    common(ConfigCheck.CONFIG_PARAMETER_TWICE, 3, "[ipp]", "LanguageType=0", "languagetype=1");
    common(ConfigCheck.CONFIG_SECTION_UNKNOWN, 1, "[ip]", "LanguageType=0");
    common(ConfigCheck.CONFIG_SECTION_OTHER, 2, "[sip]", "LanguageType=0");
  }

  private void configSettings() {
    common(ConfigCheck.CONFIG_DEFAULT_PASSWORD, 2, "[sys]", "WebPWD=784518");
    common(ConfigCheck.CONFIG_DEFAULT_KEY, 2, "[autoprovision]", "Decryption_Key=Th0mson2$8s8@9z!");
    common(ConfigCheck.CONFIG_NOTIFY_OPEN, 2, "[sip]", "sw_notify_autoprovision=1");
    common(ConfigCheck.CONFIG_NOTIFY_OFF, 2, "[sip]", "sw_notify_autoprovision=0");
    common(
        ConfigCheck.CONFIG_NOTIFY_ONLY_FROM,
        3,
        "[sip]",
        "sw_notify_autoprovision=1",
        "AuthNotifyCheckSync=192.0.2.10");
    common(ConfigCheck.CONFIG_PROVISIONING_OFF, 2, "[autoprovision]", "AutoprovisionFlag=0");
    String http = "AutoprovisionHTTPServer=192.0.2.10";
    common(ConfigCheck.CONFIG_SERVER_PRECONFIGURED, 2, "[autoprovision]", http);
    common(
        ConfigCheck.CONFIG_TWO_SERVERS,
        3,
        "[autoprovision]",
        http,
        "AutoprovisionTFTPServer=192.0.2.11");
    common(
        ConfigCheck.CONFIG_PERIOD_WITHOUT_NTP,
        2,
        "[autoprovision]",
        "AutoprovisionTimeDays=1",
        "[ntp]",
        "NTPFlag=0");
  }

  private void letters() {
    Bytes mark = Bytes.of(0xEF, 0xBB, 0xBF);
    Bytes line = Bytes.latin1("[ipp]\nLanguageType=0\n");
    put(ContentCheck.TEXT_BOM, good().with(COMMON, mark.plus(line)), COMMON, 1);
    Bytes wide = Bytes.of(0xFF, 0xFE, '[', 0, 'i', 0);
    put(ContentCheck.TEXT_UTF16, good().with(COMMON, wide), COMMON, 1);
    Bytes name = Bytes.utf8("[sip]\nDisplayName1=Zo\u00e9\n");
    put(ContentCheck.TEXT_UTF8, good().with(COMMON, name), COMMON, 2);
    common(ContentCheck.TEXT_WINDOWS, 2, "[sip]", "DisplayName1=5 \u0080");
    common(ContentCheck.TEXT_CONTROL, 2, "[sip]", "DisplayName1=a\u0001b");
  }

  private void contents() {
    put(ContentCheck.FILE_EMPTY, good().with(COMMON, ""), COMMON, 0);
    String long1 = "; x\n".repeat(300_000);
    put(ContentCheck.FILE_TOO_LARGE, good().with(COMMON, long1), COMMON, 0);
    put(ContentCheck.FILE_PAGE, good().with(COMMON, "<html>404</html>"), COMMON, 1);
    String tunes = "Up:d=8,o=5,b=90:c,e,g\n\nDown:d=8:x9\n";
    put(ContentCheck.MELODY_WRONG, good().with("tones.txt", tunes), "tones.txt", 3);
    put(ContentCheck.DECK_NOT_WELL_FORMED, good().with("a.thd", "<a>\n</b>"), "a.thd", 2);
    inf(ContentCheck.DECK_NAME, good().inf(FW, "deckfile=/main.xml"), 3);
    String telephone = "TelConf2030.txt";
    put(
        ContentCheck.TELEPHONE_OTHER_MODEL,
        good().with(telephone, "#VPD1220D49S_IAD_TELCFG\n"),
        telephone,
        1);
    put(ContentCheck.TELEPHONE_NO_SIGNATURE, good().with(telephone, "\nset\n"), telephone, 1);
    put(ContentCheck.TELEPHONE_UNSIGNED, good().with(telephone, "set ipp\n"), telephone, 1);
    put(ContentCheck.FIRMWARE_SHORT, good().with(FIRMWARE, "\u0080short"), FIRMWARE, 0);
    String ser = OWN.replace(".txt", ".ser");
    put(ContentCheck.SER_OPAQUE, good().with(ser, "\u0001\u0002"), ser, 0);
    put(ContentCheck.SER_HIDES_TXT, good().with(ser, "\u0001\u0002"), ser, 0);
    put(ContentCheck.SER_PLAIN, good().with(ser, "[sys]\n" + SERIAL), ser, 0);
  }

  private void folders() {
    put(FolderCheck.FOLDER_WITHOUT_INF, good().without(INF), "", 0);
    put(FolderCheck.NAMES_BY_CASE, good().with("Tones.txt", "Up:d=8:c"), "tones.txt", 0);
    put(FolderCheck.FILE_UNREADABLE, good().closed(COMMON), COMMON, 0);
    put(FolderCheck.FILE_SPECIAL, good().with("pipe", Sort.SPECIAL), "pipe", 0);
    put(FolderCheck.LINK_OUT, good().with("etc", Sort.LINK_OUT), "etc", 0);
    put(FolderCheck.LINK_BROKEN, good().with("gone", Sort.LINK_BROKEN), "gone", 0);
    put(FolderCheck.FILE_UNUSED, good().with("old.thd", "<a/>"), "old.thd", 0);
    String slip = "STST2030S_00147F000002.txt";
    put(FolderCheck.NAME_STST, good().with(slip, "[sys]\n" + SERIAL), slip, 0);
  }

  private void phones() {
    String other = "phones/ST2022S_00147F000002.txt";
    String config = "[sys]\n" + SERIAL + "\n";
    put(FolderCheck.MAC_FILE_WITHOUT_INF, good().with(other, config), other, 0);
    String root = "ST2030S_00147F000002.txt";
    put(FolderCheck.MAC_FILE_OUT_OF_REACH, good().with(root, config), root, 0);
    String inf = "ST2030S_00147F000002.inf";
    put(FolderCheck.INF_WITHOUT_MAC_FILE, good().with(inf, MemoryFolder.INF), inf, 0);
    String mgcp = "phones/ST2030M_00147F000001.txt";
    put(FolderCheck.MAC_TWO_KINDS, good().with(mgcp, config), OWN, 0);
    String copy = "old/ST2030S_00147F000001.txt";
    put(FolderCheck.MAC_FILE_TWICE, good().with(copy, config), OWN, 0);
    put(
        ConfigCheck.CONFIG_SERIAL_REUSED,
        good().with(copy, config + "[ipp]\nLanguageType=1\n"),
        OWN,
        0);
    String dashed = "phones/ST2030S_00-14-7F-00-00-02.txt";
    put(FolderCheck.MAC_NAME_SHAPE, good().with(dashed, config), dashed, 0);
    String stranger = "phones/ST2030S_001122334455.txt";
    put(FolderCheck.MAC_PREFIX_UNKNOWN, good().with(stranger, config), stranger, 0);
  }

  private void suppressions() {
    String file = ".dialtone-check";
    put(FolderCheck.SUPPRESSION_WRONG, good().with(file, "no-such-check # x\n"), file, 1);
    put(FolderCheck.SUPPRESSION_WITHOUT_REASON, good().with(file, "\ninf-loopback\n"), file, 2);
    put(FolderCheck.SUPPRESSION_UNUSED, good().with(file, "inf-loopback # a test\n"), file, 1);
  }

  private void baselines() {
    Baseline before = before(good());
    MemoryFolder renewed = good().own("[sys]", SERIAL, "[ipp]", "LanguageType=1");
    all.put(ConfigCheck.CONFIG_SERIAL_UNCHANGED, new Broken(renewed, after(before), OWN, 0));
    MemoryFolder changed = good().common("[ipp]", "LanguageType=1");
    all.put(FolderCheck.NAME_UNCHANGED, new Broken(changed, after(before), COMMON, 0));
  }

  static Beside after(Baseline before) {
    return new Beside(Optional.of(before), Optional.empty());
  }

  private void options() {
    String url = "http://192.0.2.10/st2030s.inf";
    DhcpAdvice stray = advice(Optional.of("192.0.2.10"), Optional.of(url));
    put(FolderCheck.OPTION_CONFLICT, stray);
    put(FolderCheck.OPTION_INF_MISSING, DhcpAdvice.ofUrl("http://192.0.2.10/st2022s.inf"));
    put(FolderCheck.OPTION_NONE, DhcpAdvice.NONE);
  }

  private void put(Check check, DhcpAdvice dhcp) {
    Beside beside = new Beside(Optional.empty(), Optional.of(dhcp));
    all.put(check, new Broken(good(), beside, "", 0));
  }

  private static DhcpAdvice advice(Optional<String> option66, Optional<String> option43) {
    Optional<String> none = Optional.empty();
    return new DhcpAdvice(none, option66, option43, none, none, none);
  }

  static Baseline before(MemoryFolder folder) {
    return CheckerTest.checker()
        .check(folder, after(Baseline.empty()), _ -> {})
        .baseline()
        .orElseThrow();
  }

  private void inf(Check check, MemoryFolder folder, int line) {
    put(check, folder, INF, line);
  }

  private void common(Check check, int line, String... lines) {
    put(check, good().common(lines), COMMON, line);
  }

  private void own(Check check, int line, String... lines) {
    put(check, good().own(lines), OWN, line);
  }

  private void put(Check check, MemoryFolder folder, String file, int line) {
    all.put(check, new Broken(folder, Beside.NOTHING, file, line));
  }
}
