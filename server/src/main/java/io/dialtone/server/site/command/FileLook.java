// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.command;

import io.dialtone.core.site.SiteFile;
import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.run.ContentJudge;
import io.dialtone.handset.run.Verdict;
import io.dialtone.wire.identity.FirmwareName;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.octets.Bytes;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Looks at a file that is given for phones: what it is by its name, and whether it can be that. */
final class FileLook {

  /** So much of a file is looked at; a text that phones read is not longer. */
  static final int READ = 1 << 20;

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

  /** Why a file of this beginning is not what it is given for. */
  static Optional<String> fault(SiteFile.Kind kind, Bytes head, long length) {
    return switch (kind) {
      case APPLICATION, DSP, BOOT -> firmwareFault(head, length);
      case MELODIES, SYSTEM_MELODIES, CALL_WAITING_TONE ->
          bad(ContentJudge.text(FlashItem.MELODIES, head, Model.ST2030));
      case TELEPHONE_CONFIG -> telephoneFault(head);
      case DECK -> bad(ContentJudge.deck(head));
      case TONE_TABLE, LANGUAGE_TABLE ->
          bad(
              ContentJudge.table(
                  length, head.isEmpty() ? OptionalInt.empty() : OptionalInt.of(head.at(0))));
    };
  }

  private static Optional<String> firmwareFault(Bytes head, long length) {
    if (length == 0) {
      return Optional.of("is empty");
    }
    if (head.at(0) == ContentJudge.LESS_THAN) {
      return Optional.of("begins with '<': it is a web page, and no firmware; get it anew");
    }
    if (isText(head)) {
      return Optional.of("is text, and no firmware; get it anew");
    }
    return length < SHORTEST_FIRMWARE
        ? Optional.of("has " + length + " bytes only, and no firmware is so short; get it anew")
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

  private static Optional<String> telephoneFault(Bytes head) {
    Optional<String> fault = Optional.empty();
    for (Model model : Model.values()) {
      fault = bad(ContentJudge.text(FlashItem.TELEPHONE_CONFIG, head, model));
      if (fault.isEmpty()) {
        return fault;
      }
    }
    return fault;
  }

  private static Optional<String> bad(Verdict verdict) {
    return verdict instanceof Verdict.Bad(_, var reason, var rule)
        ? Optional.of(reason + " (" + rule + ")")
        : Optional.empty();
  }
}
