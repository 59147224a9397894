// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.journal.Area;
import io.dialtone.core.journal.Journal;
import io.dialtone.core.journal.JournalRecord;
import io.dialtone.core.journal.Level;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LineJournalTest {

  private static final Instant TIME = Instant.parse("2026-03-01T10:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(TIME);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, false, UTF_8);

  private static void tell(Journal journal, Level level, String text) {
    journal.record(JournalRecord.of(TIME, level, Area.SERVER, text));
  }

  private List<String> lines() {
    return bytes.toString(UTF_8).lines().toList();
  }

  @Test
  void writes_every_record_in_order_and_all_of_them_before_it_closes() {
    List<String> expected = new ArrayList<>();
    try (LineJournal journal = new LineJournal(Level.INFO, LineFormat.TEXT, out, CLOCK)) {
      for (int i = 0; i < 2_000; i++) {
        tell(journal, Level.INFO, "number " + i);
        expected.add("2026-03-01T10:00:00.000Z info server - number " + i);
      }
    }
    assertThat(lines()).isEqualTo(expected);
  }

  @Test
  void keeps_only_what_is_grave_enough() {
    try (LineJournal journal = new LineJournal(Level.WARN, LineFormat.TEXT, out, CLOCK)) {
      tell(journal, Level.DEBUG, "a");
      tell(journal, Level.INFO, "b");
      tell(journal, Level.WARN, "c");
      tell(journal, Level.ERROR, "d");
      assertThat(journal.keeps(Level.INFO)).isFalse();
      assertThat(journal.keeps(Level.WARN)).isTrue();
    }
    assertThat(lines())
        .extracting(line -> line.charAt(line.length() - 1))
        .containsExactly('c', 'd');
  }

  @Test
  void a_slow_reader_costs_records_never_time_and_is_told_how_many() throws Exception {
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch readerWakes = new CountDownLatch(1);
    OutputStream slow =
        new OutputStream() {
          @Override
          public void write(int b) {
            writing.countDown();
            awaitQuietly(readerWakes);
            bytes.write(b);
          }
        };
    PrintStream stuck = new PrintStream(slow, false, UTF_8);
    try (LineJournal journal = new LineJournal(Level.INFO, LineFormat.TEXT, stuck, CLOCK, 3)) {
      tell(journal, Level.INFO, "first");
      writing.await();
      for (int i = 0; i < 10; i++) {
        tell(journal, Level.INFO, "later " + i);
      }
      readerWakes.countDown();
    }
    assertThat(lines())
        .extracting(line -> line.substring(line.indexOf(" - ") + 3))
        .containsExactly(
            "first",
            "later 0",
            "later 1",
            "later 2",
            "7 records were dropped: the log is read too slowly");
  }

  private static void awaitQuietly(CountDownLatch latch) {
    boolean interrupted = false;
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
