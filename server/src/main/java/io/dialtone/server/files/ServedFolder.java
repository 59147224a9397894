// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.files;

import io.dialtone.core.files.FileDecision;
import io.dialtone.core.files.FileQuestion;
import io.dialtone.core.journal.Area;
import io.dialtone.core.journal.Journal;
import io.dialtone.core.journal.JournalRecord;
import io.dialtone.core.journal.Level;
import io.dialtone.wire.octets.MacAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A folder of hand-made files, served as it is and watched: a new, changed or deleted file is known
 * as such within two seconds, and a changed one is given whole, old or new.
 */
public final class ServedFolder implements NamedFiles, AutoCloseable {

  /** How often the folders are looked at. */
  private static final Duration LOOK_EVERY = Duration.ofMillis(250);

  /** Looking takes at most this part of the time while that rest is short enough. */
  private static final int IDLE_SHARE = 20;

  /** The longest rest: a change is to be served within two seconds, of which one is for looking. */
  private static final Duration LOOK_WITHIN = Duration.ofMillis(750);

  private final FolderNames names;
  private final FolderContents contents;
  private final Journal journal;
  private final Time time;
  private final CountDownLatch closed = new CountDownLatch(1);

  ServedFolder(
      FolderSettings settings, HeldContents.Limits limits, Taken taken, Time time, Journal journal)
      throws IOException {
    RootFolder root = new RootFolder(settings);
    this.names = new FolderNames(new FolderScan(root, time), settings.settle(), time);
    this.contents = new FolderContents(root, settings, limits, taken, time);
    this.journal = journal;
    this.time = time;
    refresh();
  }

  /** Reads the names of the folder and begins to watch it. */
  public static ServedFolder open(FolderSettings settings, Journal journal) throws IOException {
    return open(settings, Taken.BY_NOBODY, journal);
  }

  /** The same; another is told of each content that is taken to be served. */
  public static ServedFolder open(FolderSettings settings, Taken taken, Journal journal)
      throws IOException {
    ServedFolder folder =
        new ServedFolder(settings, HeldContents.Limits.USUAL, taken, Time.ofTheSystem(), journal);
    Thread.ofPlatform().daemon().name("files").start(folder::watch);
    return folder;
  }

  @Override
  public FileDecision decide(FileQuestion question) {
    return names.now().decide(question);
  }

  @Override
  public FileDecision find(Asking asking) {
    return names.now().find(asking.path());
  }

  @Override
  public boolean knows(MacAddress mac) {
    return names.now().knows(mac);
  }

  @Override
  public Optional<Snapshot> ready(String path) {
    return contents.ready(path);
  }

  @Override
  public Opened open(String path) {
    return contents.open(path);
  }

  /** How many names there are, without regard to case. */
  public int size() {
    return names.now().size();
  }

  /** Looks at the folder now instead of at the next turn. */
  void refresh() {
    for (String fault : names.refresh()) {
      say(Level.WARN, fault);
    }
  }

  /** Stops watching and drops all copies; snapshots in use stay good. */
  @Override
  public void close() {
    closed.countDown();
    contents.close();
  }

  private void watch() {
    long restNanos = LOOK_EVERY.toNanos();
    try {
      while (!closed.await(restNanos, TimeUnit.NANOSECONDS)) {
        long before = time.nanos();
        look();
        restNanos = rest(time.nanos() - before);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** How long to rest after a look that took so long, both in nanoseconds. */
  static long rest(long lookNanos) {
    return Math.clamp(IDLE_SHARE * lookNanos, LOOK_EVERY.toNanos(), LOOK_WITHIN.toNanos());
  }

  private void look() {
    try {
      refresh();
    } catch (RuntimeException e) {
      // The outermost loop: a fault of ours in one look must not end all watching.
      say(Level.ERROR, "looking at the folder of files failed: " + e);
    }
  }

  private void say(Level level, String text) {
    journal.record(JournalRecord.of(time.now(), level, Area.SERVER, text));
  }
}
