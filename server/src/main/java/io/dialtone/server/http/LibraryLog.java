// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import io.dialtone.core.journal.Area;
import io.dialtone.core.journal.Journal;
import io.dialtone.core.journal.JournalRecord;
import java.io.IOException;
import java.util.Objects;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Takes what libraries would print by themselves into the journal. Vert.x calls every download that
 * a client breaks off severe; to us that is everyday. And Java's own printing opens a file for the
 * time zone: where no descriptor is left, that would end the event loop which prints.
 */
final class LibraryLog extends Handler {

  /** Above all others; held, because the system forgets a logger that nobody holds. */
  private static final Logger ALL = Logger.getLogger("");

  private final Journal journal;

  private LibraryLog(Journal journal) {
    this.journal = journal;
  }

  /** Begins taking; after the first Vert.x was made, for that resets the system's log. */
  static LibraryLog attach(Journal journal) {
    for (Handler printing : ALL.getHandlers()) {
      if (printing instanceof ConsoleHandler) {
        ALL.removeHandler(printing);
      }
    }
    LibraryLog log = new LibraryLog(journal);
    ALL.addHandler(log);
    return log;
  }

  @Override
  public void publish(LogRecord entry) {
    boolean broken = entry.getThrown() instanceof IOException;
    if (entry.getLevel().intValue() < Level.WARNING.intValue()) {
      return;
    }
    String what = Objects.requireNonNullElse(entry.getMessage(), "no message");
    String why = entry.getThrown() == null ? "" : ": " + entry.getThrown();
    journal.record(
        JournalRecord.of(
            entry.getInstant(),
            broken ? io.dialtone.core.journal.Level.DEBUG : io.dialtone.core.journal.Level.WARN,
            Area.HTTP,
            entry.getLoggerName() + ": " + what + why));
  }

  @Override
  public void flush() {
    // Nothing is kept back.
  }

  @Override
  public void close() {
    ALL.removeHandler(this);
  }
}
