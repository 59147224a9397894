// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import io.dialtone.core.journal.Journal;
import io.dialtone.core.journal.JournalRecord;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A journal that a test can wait on: the next line that says this. */
final class HeardJournal implements Journal {

  private static final long PATIENCE_SECONDS = 20;

  private final BlockingQueue<JournalRecord> records = new LinkedBlockingQueue<>();

  @Override
  public void record(JournalRecord occurrence) {
    records.add(occurrence);
  }

  /** What was said and not yet waited for. */
  List<String> texts() {
    return records.stream().map(JournalRecord::text).toList();
  }

  /** Passes over other lines. */
  JournalRecord await(String part) throws InterruptedException {
    while (true) {
      JournalRecord next = records.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("nobody said: " + part);
      }
      if (next.text().contains(part)) {
        return next;
      }
    }
  }
}
