// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.site;

import io.dialtone.wire.inf.InfKey;
import java.util.Optional;

/**
 * The site's own settings: what an administrator says in a word, and what becomes one or several
 * parameters of a phone, or a line of its INF. Their names hold no capitals, and no parameter of
 * the phones is called so.
 */
public enum SiteSetting {
  TIME_ZONE("time-zone", "an IANA name such as Europe/Paris: NtpZoneNum, NtpDaylight"),
  LANGUAGE("language", "of the display, such as fr: LanguageType"),
  COUNTRY("country", "of the tones, such as FR: CountryCode"),
  NTP("ntp", "the time server: NTPFlag, NtpIP"),
  SYSLOG("syslog", "the log server"),
  VLAN_VOICE("vlan.voice", "the VLAN of the phone itself, ID or ID/PRIORITY: VLAN, VLANid1"),
  VLAN_DATA("vlan.data", "the VLAN of the computer behind it, ID or ID/PRIORITY: VLANid2"),
  SIP_SERVER("sip.server", "registrar and proxy of all lines, HOST or HOST:PORT"),
  SIP_BACKUP("sip.backup", "the second proxy and registrar, HOST or HOST:PORT"),
  NOTIFY("notify", "on, off, or the only address whose NOTIFY counts: sw_notify_autoprovision"),
  SPREAD("spread", "the minutes over which phones start their runs: AutoprovisionTimeSpan"),
  PASSWORD_WEB("password.web", "of the phone's web page: WebPWD"),
  PASSWORD_TELNET("password.telnet", "of the phone's command line: TelnetPWD"),
  PASSWORD_USER("password.user", "of the phone's user: UserPWD"),
  KEYS("keys", "the name of a template of function keys"),
  PHONEBOOK("phonebook", "site for the site's own, or the URL of another: Phonebook1_url"),
  FIRMWARE_APPLICATION("firmware.application", "the file of the application"),
  FIRMWARE_DSP("firmware.dsp", "the file of the DSP's firmware"),
  FIRMWARE_BOOT("firmware.boot", "the file of the boot code"),
  MELODIES("melodies", "the file of ringer melodies"),
  MELODIES_SYSTEM("melodies.system", "the file of system melodies"),
  MELODIES_CALL_WAITING("melodies.call-waiting", "the file of call waiting tones; SIP only"),
  TABLE_TONE("table.tone", "the file of the tone table"),
  TABLE_LANGUAGE("table.language", "the file of the language table"),
  TELEPHONE_CONFIG("telephone-config", "the file of the DSP's script"),
  DECKS("decks", "deck files, one after the other; MGCP only");

  /** The value of {@link #PHONEBOOK} that stands for the site's own. */
  public static final String OWN_PHONEBOOK = "site";

  private final String text;
  private final String purpose;

  SiteSetting(String text, String purpose) {
    this.text = text;
    this.purpose = purpose;
  }

  /** As it is written. */
  public String text() {
    return text;
  }

  /** What it is, in a few words. */
  public String purpose() {
    return purpose;
  }

  /** The setting of this name, in any letter case. */
  public static Optional<SiteSetting> named(String name) {
    for (SiteSetting setting : values()) {
      if (setting.text.equalsIgnoreCase(name)) {
        return Optional.of(setting);
      }
    }
    return Optional.empty();
  }

  /** The setting that says which file a line of an INF names. */
  public static Optional<SiteSetting> of(InfKey key) {
    return switch (key) {
      case FWURL, FW_FILENAME -> Optional.of(FIRMWARE_APPLICATION);
      case DSPURL, DSP_FILENAME -> Optional.of(FIRMWARE_DSP);
      case BOOTURL, BOOT_FILENAME -> Optional.of(FIRMWARE_BOOT);
      case MELODIES -> Optional.of(MELODIES);
      case SYSTEM_MELODIES -> Optional.of(MELODIES_SYSTEM);
      case CALL_WAITING_TONE -> Optional.of(MELODIES_CALL_WAITING);
      case TONE_TABLE -> Optional.of(TABLE_TONE);
      case LANGUAGE_TABLE -> Optional.of(TABLE_LANGUAGE);
      case TELCFG -> Optional.of(TELEPHONE_CONFIG);
      case DECKFILE -> Optional.of(DECKS);
      case PROVISION_MODE, COMMON_CONFIG, CONFIG -> Optional.empty();
    };
  }

  /** Whether its value is a password. */
  public boolean secret() {
    return this == PASSWORD_WEB || this == PASSWORD_TELNET || this == PASSWORD_USER;
  }

  /** What kind of file it names, if it names one. */
  public Optional<SiteFile.Kind> file() {
    return switch (this) {
      case FIRMWARE_APPLICATION -> Optional.of(SiteFile.Kind.APPLICATION);
      case FIRMWARE_DSP -> Optional.of(SiteFile.Kind.DSP);
      case FIRMWARE_BOOT -> Optional.of(SiteFile.Kind.BOOT);
      case MELODIES -> Optional.of(SiteFile.Kind.MELODIES);
      case MELODIES_SYSTEM -> Optional.of(SiteFile.Kind.SYSTEM_MELODIES);
      case MELODIES_CALL_WAITING -> Optional.of(SiteFile.Kind.CALL_WAITING_TONE);
      case TABLE_TONE -> Optional.of(SiteFile.Kind.TONE_TABLE);
      case TABLE_LANGUAGE -> Optional.of(SiteFile.Kind.LANGUAGE_TABLE);
      case TELEPHONE_CONFIG -> Optional.of(SiteFile.Kind.TELEPHONE_CONFIG);
      case DECKS -> Optional.of(SiteFile.Kind.DECK);
      default -> Optional.empty();
    };
  }
}
