// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.journal;

/** Where occurrences are told; what becomes of them is the journal's business alone. */
@FunctionalInterface
public interface Journal {

  /** Takes the record and returns at once; never throws, never waits for a slow reader. */
  void record(JournalRecord occurrence);

  /** Whether records of this level are kept: a busy loop asks before it makes up a sentence. */
  default boolean keeps(Level level) {
    return true;
  }

  /** A journal that keeps nothing. */
  static Journal silent() {
    return new Journal() {
      @Override
      public void record(JournalRecord occurrence) {
        // Nothing is kept, by definition.
      }

      @Override
      public boolean keeps(Level level) {
        return false;
      }
    };
  }
}
