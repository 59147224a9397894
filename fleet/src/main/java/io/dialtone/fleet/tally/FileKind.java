// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.tally;

import io.dialtone.handset.flash.FlashItem;
import io.dialtone.wire.identity.PhoneFileName;
import java.util.Locale;
import java.util.Optional;

/** What a phone asks a server for, as a report tells it apart. */
public enum FileKind {
  INF("INF"),
  SER(".ser"),
  TXT(".txt"),
  COMMON("common config"),
  TELEPHONE("telephone config"),
  MELODIES("melodies"),
  TABLES("tables"),
  APPLICATION("firmware"),
  DSP("DSP"),
  BOOT("boot"),
  OTHER("other files");

  private final String text;

  FileKind(String text) {
    this.text = text;
  }

  /** As reports call it. */
  public String text() {
    return text;
  }

  /** What the name alone tells: an INF, or a phone's own file. */
  static Optional<FileKind> ofName(String name) {
    Optional<PhoneFileName> own = PhoneFileName.parse(name);
    if (own.isPresent()) {
      return Optional.of(
          switch (own.get().kind()) {
            case INF -> INF;
            case SER -> SER;
            case TXT -> TXT;
          });
    }
    return name.toLowerCase(Locale.ROOT).endsWith(".inf") ? Optional.of(INF) : Optional.empty();
  }

  /** What a phone stored it as. */
  static FileKind of(FlashItem item) {
    return switch (item) {
      case APPLICATION -> APPLICATION;
      case DSP -> DSP;
      case BOOT -> BOOT;
      case MELODIES, SYSTEM_MELODIES, CALL_WAITING_TONE -> MELODIES;
      case TONE_TABLE, LANGUAGE_TABLE -> TABLES;
      case TELEPHONE_CONFIG -> TELEPHONE;
      case COMMON_CONFIG -> COMMON;
      case MAC_CONFIG -> TXT;
    };
  }
}
