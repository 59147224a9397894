// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.flash;

/** The things a run stores, in the order of RUN-1. */
public enum FlashItem {
  APPLICATION(Keeping.DIGEST),
  DSP(Keeping.DIGEST),
  BOOT(Keeping.DIGEST),
  MELODIES(Keeping.BYTES),
  SYSTEM_MELODIES(Keeping.BYTES),
  CALL_WAITING_TONE(Keeping.BYTES),
  TONE_TABLE(Keeping.DIGEST),
  LANGUAGE_TABLE(Keeping.DIGEST),
  TELEPHONE_CONFIG(Keeping.BYTES),
  COMMON_CONFIG(Keeping.BYTES),
  MAC_CONFIG(Keeping.BYTES);

  private final Keeping keeping;

  FlashItem(Keeping keeping) {
    this.keeping = keeping;
  }

  /** Whether flash keeps the bytes themselves, or only length and digest. */
  public boolean text() {
    return keeping == Keeping.BYTES;
  }

  /** Whether this is one of the three firmware parts. */
  public boolean firmware() {
    return this == APPLICATION || this == DSP || this == BOOT;
  }

  private enum Keeping {
    BYTES,
    DIGEST
  }
}
