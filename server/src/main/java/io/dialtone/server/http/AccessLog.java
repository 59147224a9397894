// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import io.dialtone.core.journal.Area;
import io.dialtone.core.journal.Journal;
import io.dialtone.core.journal.JournalRecord;
import io.dialtone.core.journal.Level;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The access log in the data folder, in combined format. Lines are written by a thread of its own,
 * so no event loop waits for a disk; when the disk cannot keep up, lines are dropped and counted.
 */
public final class AccessLog implements Witness, AutoCloseable {

  /** How large one file grows, and how many older ones are kept. */
  public record Rotation(long fileBytes, int kept) {
    public static final Rotation USUAL = new Rotation(16L << 20, 5);

    public Rotation {
      if (fileBytes < 1 || kept < 1) {
        throw new IllegalArgumentException("a log needs room to turn: " + fileBytes + ", " + kept);
      }
    }
  }

  /** Threads that answer seldom wait for each other. */
  private static final int PAGES = 8;

  /** Some forty thousand lines. */
  private static final int PAGE_LIMIT = 8 << 20;

  private static final int PIECE = 64 * 1024;
  private static final Duration WRITE_EVERY = Duration.ofMillis(100);
  private static final Duration CLOSE_WAIT = Duration.ofSeconds(2);

  private final Path file;
  private final Rotation rotation;
  private final Journal journal;
  private final List<Page> pages = Stream.generate(Page::new).limit(PAGES).toList();
  private final AtomicLong dropped = new AtomicLong();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread writer;
  private FileChannel out;
  private boolean failing;

  /**
   * The lines of some threads that are not written yet. They are kept as text: ten thousand answers
   * that live for a tenth of a second each would make the heap grow.
   */
  private static final class Page {
    private StringBuilder lines = new StringBuilder();

    synchronized boolean add(Answered answered) {
      if (lines.length() > PAGE_LIMIT) {
        return false;
      }
      AccessLine.append(lines, answered);
      return true;
    }

    /** Takes an empty one for the lines so far. */
    synchronized StringBuilder swap(StringBuilder empty) {
      StringBuilder full = lines;
      lines = empty;
      return full;
    }
  }

  private AccessLog(Path file, Rotation rotation, Journal journal) throws IOException {
    this.file = file;
    this.rotation = rotation;
    this.journal = journal;
    this.out = append();
    this.writer = Thread.ofPlatform().daemon().name("access-log").unstarted(this::write);
  }

  /** Opens the log, which goes on where an earlier one ended. */
  public static AccessLog open(Path file, Rotation rotation, Journal journal) throws IOException {
    AccessLog log = new AccessLog(file, rotation, journal);
    log.writer.start();
    return log;
  }

  @Override
  public void answered(Answered answered) {
    int page = (int) (Thread.currentThread().threadId() % PAGES);
    if (!pages.get(page).add(answered)) {
      dropped.incrementAndGet();
    }
  }

  /** Writes what is waiting, and closes the file. */
  @Override
  public void close() {
    closing.countDown();
    try {
      writer.join(CLOSE_WAIT);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** By the clock, not line by line: to wake a thread costs more than to write its line. */
  private void write() {
    try {
      StringBuilder lines = new StringBuilder();
      boolean ended = false;
      while (!ended) {
        ended = closing.await(WRITE_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        for (Page page : pages) {
          lines = page.swap(lines);
          store(lines);
          lines.setLength(0);
        }
      }
      out.close();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      say("closing the access log failed: " + e.getMessage());
    }
  }

  /**
   * A full disk costs the log's lines, never the answers; it is said once, until it works again.
   */
  private void store(StringBuilder lines) {
    if (lines.isEmpty()) {
      return;
    }
    try {
      if (!out.isOpen()) {
        out = append(); // a rotation failed half-way
      } else if (out.size() >= rotation.fileBytes()) {
        rotate();
      }
      for (int at = 0; at < lines.length(); at += PIECE) {
        String piece = lines.substring(at, Math.min(lines.length(), at + PIECE));
        ByteBuffer bytes = ByteBuffer.wrap(piece.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
      }
      failing = false;
      long missing = dropped.getAndSet(0);
      if (missing > 0) {
        say("the disk was too slow: " + missing + " lines of the access log were dropped");
      }
    } catch (IOException e) {
      if (!failing) {
        failing = true;
        say("the access log cannot be written: " + e.getMessage());
      }
    }
  }

  private void rotate() throws IOException {
    out.close();
    for (int age = rotation.kept(); age > 0; age--) {
      Path younger = age == 1 ? file : aged(age - 1);
      if (Files.exists(younger)) {
        Files.move(younger, aged(age), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    out = append();
  }

  private Path aged(int age) {
    return file.resolveSibling(file.getFileName() + "." + age);
  }

  private FileChannel append() throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private void say(String text) {
    journal.record(JournalRecord.of(InstantSource.system().instant(), Level.WARN, Area.HTTP, text));
  }
}
