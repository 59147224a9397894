// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.journal;

import io.dialtone.core.journal.Area;
import io.dialtone.core.journal.Journal;
import io.dialtone.core.journal.JournalRecord;
import io.dialtone.core.journal.Level;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes each record as a line, on a thread of its own: whoever records never waits for the reader
 * of the log. When the reader is so slow that the queue is full, records are dropped and counted,
 * and the log says how many.
 */
public final class LineJournal implements Journal, AutoCloseable {

  /** About a second of a busy server. */
  static final int QUEUE_LIMIT = 16_384;

  private static final int BATCH = 256;

  /** How long the writer lets records gather: to wake it for each costs more than the line. */
  private static final Duration GATHERING = Duration.ofMillis(5);

  private static final Duration PATIENCE_AT_END = Duration.ofSeconds(2);

  private final Level threshold;
  private final LineFormat format;
  private final PrintStream out;
  private final InstantSource clock;
  private final BlockingQueue<JournalRecord> queue;
  private final CountDownLatch ending = new CountDownLatch(1);
  private final AtomicLong dropped = new AtomicLong();
  private final Thread writer;

  public LineJournal(Level threshold, LineFormat format, PrintStream out, InstantSource clock) {
    this(threshold, format, out, clock, QUEUE_LIMIT);
  }

  LineJournal(
      Level threshold, LineFormat format, PrintStream out, InstantSource clock, int queueLimit) {
    this.threshold = threshold;
    this.format = format;
    this.out = out;
    this.clock = clock;
    this.queue = new ArrayBlockingQueue<>(queueLimit);
    this.writer = Thread.ofPlatform().name("journal").daemon().start(this::write);
  }

  @Override
  public boolean keeps(Level level) {
    return level.within(threshold);
  }

  @Override
  public void record(JournalRecord occurrence) {
    if (keeps(occurrence.level()) && !queue.offer(occurrence)) {
      dropped.incrementAndGet();
    }
  }

  /** Writes what was recorded before, as far as the reader takes it within two seconds. */
  @Override
  public void close() {
    ending.countDown();
    writer.interrupt();
    try {
      writer.join(PATIENCE_AT_END);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void write() {
    List<JournalRecord> batch = new ArrayList<>(BATCH);
    try {
      while (true) {
        batch.add(queue.take());
        if (queue.size() < BATCH) {
          var _ = ending.await(GATHERING.toMillis(), TimeUnit.MILLISECONDS);
        }
        writeOut(batch);
      }
    } catch (InterruptedException _) {
      // The end: what is queued by now is still written.
      while (!queue.isEmpty()) {
        writeOut(batch);
      }
      writeOut(batch);
    }
  }

  private void writeOut(List<JournalRecord> batch) {
    queue.drainTo(batch, BATCH);
    lossReport(batch);
    print(batch);
    batch.clear();
  }

  private void lossReport(List<JournalRecord> batch) {
    long lost = dropped.getAndSet(0);
    if (lost > 0) {
      String text = lost + " records were dropped: the log is read too slowly";
      batch.add(JournalRecord.of(clock.instant(), Level.WARN, Area.SERVER, text));
    }
  }

  private void print(List<JournalRecord> batch) {
    StringBuilder lines = new StringBuilder();
    for (JournalRecord occurrence : batch) {
      format.append(occurrence, lines);
      lines.append('\n');
    }
    out.print(lines.toString());
    out.flush();
  }
}
