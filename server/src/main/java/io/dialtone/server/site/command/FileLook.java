// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.command;

import io.dialtone.core.check.GivenContent;
import io.dialtone.core.site.SiteFile;
import io.dialtone.wire.identity.FirmwareName;
import io.dialtone.wire.octets.Bytes;
import java.util.Locale;
import java.util.Optional;

/** Looks at a file that is given for phones: what it is by its name, and whether it can be that. */
final class FileLook {

  /** So much of a file is looked at; a text that phones read is not longer. */
  static final int READ = GivenContent.looked(SiteFile.Kind.DECK);

  /** The smallest firmware that was ever seen has some 100 KB. */
  private static final int SHORTEST_FIRMWARE = 16 << 10;

  private static final int GLANCE = 512;

  private FileLook() {}

  /** What firmware a file is by its name (ID-7). */
  static SiteFile.Kind firmware(String name) throws Refused {
    FirmwareName firmware = FirmwareName.parse(name);
    if (firmware.model().isEmpty() || !firmware.hasExtension()) {
      throw new Refused(
          name
              + " is not called as firmware of these phones, such as"
              + " v2030SG.R11.1.SED.101223.2.74.zz (ID-7); if it is some, say which:"
              + " 'dialtone site files add --kind application'");
    }
    return SiteFile.Kind.parse(firmware.part().name().toLowerCase(Locale.ROOT)).orElseThrow();
  }

  /**
   * Why a file of this beginning is not what it is given for: firmware that is text or far too
   * short is a download gone wrong; the rest is judged as the site judges whatever it is given.
   */
  static Optional<String> fault(SiteFile file, Bytes head) {
    Optional<String> given = GivenContent.fault(file, file.length(), head);
    return file.kind().firmware() ? given.or(() -> firmwareFault(file, head)) : given;
  }

  private static Optional<String> firmwareFault(SiteFile file, Bytes head) {
    if (isText(head)) {
      return Optional.of(file.name() + " is text, and no firmware: get it anew");
    }
    return file.length() < SHORTEST_FIRMWARE
        ? Optional.of(
            file.name()
                + " has "
                + file.length()
                + " bytes only, and no firmware is so short: get it anew")
        : Optional.empty();
  }

  private static boolean isText(Bytes head) {
    int looked = Math.min(GLANCE, head.length());
    for (int at = 0; at < looked; at++) {
      int octet = head.at(at);
      boolean blank = octet == '\t' || octet == '\r' || octet == '\n';
      if (!blank && (octet < 0x20 || octet > 0x7E)) {
        return false;
      }
    }
    return true;
  }
}
