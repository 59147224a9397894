// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.site;

import java.util.Locale;
import java.util.Optional;

/**
 * A file that an administrator gave for phones to fetch; its bytes are kept by their digest.
 *
 * @param name as it was given, without folders, such as {@code v2030SG.R11.1.SED.101223.2.74.zz}
 * @param sha256 of its bytes, 64 hex digits in lower case
 */
public record SiteFile(String name, Kind kind, String sha256, long length) implements SiteItem {

  /** What phones take it for. */
  public enum Kind {
    APPLICATION,
    DSP,
    BOOT,
    MELODIES,
    SYSTEM_MELODIES,
    CALL_WAITING_TONE,
    TONE_TABLE,
    LANGUAGE_TABLE,
    TELEPHONE_CONFIG,
    DECK;

    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Kind> parse(String text) {
      for (Kind kind : values()) {
        if (kind.text().equalsIgnoreCase(text)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }

    /** Whether it is one of the three parts of a phone's firmware. */
    public boolean firmware() {
      return this == APPLICATION || this == DSP || this == BOOT;
    }
  }

  @Override
  public ItemKey key() {
    return ItemKey.file(name);
  }
}
