// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.render;

import io.dialtone.core.site.Site;
import io.dialtone.core.site.SiteFile;
import io.dialtone.core.site.SiteSetting;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.FirmwareName;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.inf.InfFile;
import io.dialtone.wire.inf.InfKey;
import io.dialtone.wire.inf.ProvisionMode;
import io.dialtone.wire.octets.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The INF of a phone: what to fetch and from where, a line for each file that it has; none is empty
 * (INF-3).
 *
 * @param notes files that the settings name and the INF does not, and why
 */
public record PhoneInf(Bytes content, List<String> notes) {

  private static final String LINE_END = "\r\n";

  public PhoneInf {
    notes = List.copyOf(notes);
  }

  /** Renders the INF of phones of a kind that take these files and this common config. */
  public static PhoneInf render(
      FilePrefix kind,
      Map<SiteSetting, String> files,
      GroupConfig config,
      Site site,
      InfBase base) {
    Writer writer = new Writer(kind, files, site, base);
    return writer.render(config);
  }

  /**
   * The INF of a phone that still has to become one of this kind: the firmware that makes it change
   * its protocol, and nothing that only the changed phone understands (SWP-1). None while no
   * application's name says that protocol.
   */
  public static Optional<PhoneInf> swap(
      FilePrefix kind, Map<SiteSetting, String> files, Site site, InfBase base) {
    Writer writer = new Writer(kind, files, site, base);
    return writer
        .named(SiteSetting.FIRMWARE_APPLICATION)
        .map(file -> FirmwareName.parse(file.name()))
        .filter(name -> name.mayRunOn(kind.model()))
        .filter(name -> name.protocol().equals(Optional.of(kind.protocol())))
        .map(_ -> writer.begin());
  }

  /** One INF in the making. */
  private static final class Writer {
    private final FilePrefix kind;
    private final Map<SiteSetting, String> files;
    private final Site site;
    private final InfBase base;
    private final boolean http;
    private final StringBuilder text = new StringBuilder();
    private final List<String> notes = new ArrayList<>();

    Writer(FilePrefix kind, Map<SiteSetting, String> files, Site site, InfBase base) {
      this.kind = kind;
      this.files = files;
      this.site = site;
      this.base = base;
      this.http = base instanceof InfBase.Http;
    }

    /** What every INF begins with. */
    PhoneInf begin() {
      section("provision_mode");
      line(InfKey.PROVISION_MODE, ProvisionMode.AUTO_PROVISIONING.text());
      section("application");
      firmware(SiteSetting.FIRMWARE_APPLICATION, http ? InfKey.FWURL : InfKey.FW_FILENAME);
      firmware(SiteSetting.FIRMWARE_DSP, http ? InfKey.DSPURL : InfKey.DSP_FILENAME);
      firmware(SiteSetting.FIRMWARE_BOOT, http ? InfKey.BOOTURL : InfKey.BOOT_FILENAME);
      return made();
    }

    PhoneInf render(GroupConfig config) {
      begin();
      section("config");
      file(SiteSetting.MELODIES, InfKey.MELODIES);
      file(SiteSetting.MELODIES_SYSTEM, InfKey.SYSTEM_MELODIES);
      if (kind.protocol() == Protocol.SIP) {
        file(SiteSetting.MELODIES_CALL_WAITING, InfKey.CALL_WAITING_TONE);
      }
      file(SiteSetting.TABLE_TONE, InfKey.TONE_TABLE);
      file(SiteSetting.TABLE_LANGUAGE, InfKey.LANGUAGE_TABLE);
      file(SiteSetting.TELEPHONE_CONFIG, InfKey.TELCFG);
      refer(InfKey.COMMON_CONFIG, SharedPath.of(config));
      if (http) {
        refer(InfKey.CONFIG, ""); // over TFTP the MAC-specific file lies in the root (TFT-2)
      }
      if (kind.protocol() == Protocol.MGCP) {
        decks();
      }
      return made();
    }

    private PhoneInf made() {
      return new PhoneInf(Bytes.latin1(text.toString()), notes);
    }

    private void firmware(SiteSetting setting, InfKey key) {
      named(setting)
          .filter(file -> {
            boolean fits = FirmwareName.parse(file.name()).mayRunOn(kind.model());
            if (!fits) {
              notes.add(setting.text() + ": " + file.name() + " is for another phone (ID-7)");
            }
            return fits;
          })
          .ifPresent(file -> refer(key, SharedPath.of(file)));
    }

    private void file(SiteSetting setting, InfKey key) {
      named(setting).ifPresent(file -> refer(key, SharedPath.of(file)));
    }

    private void decks() {
      Optional<String> names = Optional.ofNullable(files.get(SiteSetting.DECKS));
      List<SiteFile> decks = new ArrayList<>();
      for (String name : names.map(PhoneInf::deckNames).orElse(List.of())) {
        found(SiteSetting.DECKS, name).ifPresent(decks::add);
      }
      if (!decks.isEmpty()) {
        section("deckfile");
        decks.forEach(deck -> refer(InfKey.DECKFILE, SharedPath.of(deck)));
      }
    }

    private Optional<SiteFile> named(SiteSetting setting) {
      return Optional.ofNullable(files.get(setting)).flatMap(name -> found(setting, name));
    }

    private Optional<SiteFile> found(SiteSetting setting, String name) {
      Optional<SiteFile> file = site.file(name);
      if (file.isEmpty()) {
        notes.add(setting.text() + ": there is no file " + name);
      }
      return file;
    }

    private void refer(InfKey key, String path) {
      String value = base.refer(path);
      InfFile.fault(value)
          .ifPresentOrElse(
              fault -> notes.add(key.text() + ": left out, " + fault + " (INF-3)"),
              () -> line(key, value));
    }

    private void section(String name) {
      text.append('[').append(name).append(']').append(LINE_END);
    }

    private void line(InfKey key, String value) {
      text.append(key.text()).append('=').append(value).append(LINE_END);
    }
  }

  /** The files that a value of {@code decks} names: between them blanks or commas. */
  static List<String> deckNames(String value) {
    List<String> names = new ArrayList<>();
    for (String name : value.split("[\\s,]+", -1)) {
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return names;
  }
}
