// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check;

import io.dialtone.wire.inf.InfKey;

/** What a file is for. */
enum Role {
  INF(true),
  COMMON_CONFIG(true),
  MAC_CONFIG(true),
  ENCRYPTED(false),
  MELODIES(true),
  TELEPHONE_CONFIG(true),
  DECK(true),
  FIRMWARE(false),
  TABLE(false),
  SUPPRESSIONS(true),
  /** Nothing that a phone provisions itself with. */
  OTHER(false);

  private final boolean text;

  Role(boolean text) {
    this.text = text;
  }

  /** Whether it is read whole. */
  boolean text() {
    return text;
  }

  /** Whether the last part of its name tells a phone that it is another one (RUN-12). */
  boolean knownByName() {
    return switch (this) {
      case COMMON_CONFIG, MELODIES, TELEPHONE_CONFIG, FIRMWARE, TABLE -> true;
      case INF, MAC_CONFIG, ENCRYPTED, DECK, SUPPRESSIONS, OTHER -> false;
    };
  }

  /** What an INF's key names. */
  static Role of(InfKey key) {
    return switch (key) {
      case FW_FILENAME, FWURL, DSP_FILENAME, DSPURL, BOOT_FILENAME, BOOTURL -> FIRMWARE;
      case DECKFILE -> DECK;
      case MELODIES, SYSTEM_MELODIES, CALL_WAITING_TONE -> MELODIES;
      case TONE_TABLE, LANGUAGE_TABLE -> TABLE;
      case TELCFG -> TELEPHONE_CONFIG;
      case COMMON_CONFIG -> COMMON_CONFIG;
      case PROVISION_MODE, CONFIG -> OTHER;
    };
  }
}
