// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import io.dialtone.core.journal.Area;
import io.dialtone.core.journal.Journal;
import io.dialtone.core.journal.JournalRecord;
import java.io.IOException;
import java.util.Objects;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Takes what Vert.x would print by itself into the journal. It calls every download that a client
 * breaks off severe; to us that is everyday.
 */
final class VertxLog extends Handler {

  /** Held, because the system forgets a logger, and its handlers, that nobody holds. */
  private static final Logger VERTX = Logger.getLogger("io.vertx");

  private final Journal journal;

  private VertxLog(Journal journal) {
    this.journal = journal;
  }

  /** Begins taking; after the first Vert.x was made, for that resets the system's log. */
  static VertxLog attach(Journal journal) {
    VertxLog log = new VertxLog(journal);
    VERTX.setUseParentHandlers(false);
    VERTX.addHandler(log);
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
            "Vert.x: " + what + why));
  }

  @Override
  public void flush() {
    // Nothing is kept back.
  }

  @Override
  public void close() {
    VERTX.removeHandler(this);
  }
}
