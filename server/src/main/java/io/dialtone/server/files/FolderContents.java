// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.files;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The contents of a folder's files, each whole: a file is read only after it was left alone for a
 * while, and taken only if its stamp is the same before and after. Until then the older content is
 * given, which a rewriting in place cannot touch, because it is in memory or in a copy of our own.
 */
final class FolderContents {

  /** So long a file is believed to be unchanged without looking. */
  private static final Duration BELIEVED = Duration.ofMillis(200);

  /** Threads that load different files seldom wait for each other. */
  private static final int LOCKS = 64;

  private final RootFolder root;
  private final Time time;
  private final Settling settling;
  private final Duration settle;
  private final ContentReader reader;
  private final HeldContents held;
  private final Taken taken;
  private final Object[] locks = IntStream.range(0, LOCKS).mapToObj(_ -> new Object()).toArray();

  FolderContents(
      RootFolder root, FolderSettings settings, HeldContents.Limits limits, Taken taken, Time time)
      throws IOException {
    this.root = root;
    this.taken = taken;
    this.time = time;
    this.settle = settings.settle();
    this.settling = new Settling(settle, time);
    this.reader = new ContentReader(settings.copies());
    this.held = new HeldContents(limits);
  }

  Optional<Snapshot> ready(String path) {
    long now = time.nanos();
    return held.find(path)
        .filter(content -> now - content.comparedNanos() < BELIEVED.toNanos())
        .flatMap(content -> content.snapshot(now));
  }

  Opened open(String path) {
    synchronized (locks[Math.floorMod(path.hashCode(), LOCKS)]) {
      Path file = root.resolve(path);
      try {
        return open(path, file, FileStamp.of(file));
      } catch (FileSystemException e) {
        return unopened(path, file, e);
      } catch (IOException e) {
        held.remove(path);
        return new Opened.Failed(unreadable(e));
      }
    }
  }

  /** What is wrong with our own copy of a file says nothing of the file. */
  private Opened unopened(String path, Path file, FileSystemException fault) {
    boolean ofTheFile = file.toString().equals(fault.getFile());
    if (ofTheFile && fault instanceof NoSuchFileException) {
      return missing(path);
    }
    held.remove(path); // its copy gives its room back, where that is what lacks
    return ofTheFile && fault instanceof AccessDeniedException
        ? new Opened.Gone(unreadable(fault))
        : new Opened.Failed(unreadable(fault));
  }

  private static String unreadable(IOException fault) {
    return "the file cannot be read: " + Faults.text(fault);
  }

  void close() {
    held.clear();
  }

  private Opened open(String path, Path file, FileStamp stamp) throws IOException {
    Optional<Held> known = held.find(path);
    if (known.isPresent() && known.get().stamp().equals(stamp)) {
      known.get().compared(time.nanos());
      Optional<Snapshot> snapshot = known.get().snapshot(time.nanos());
      if (snapshot.isPresent()) {
        return new Opened.Ready(snapshot.get());
      }
    }
    if (!root.holds(file)) {
      held.remove(path);
      return new Opened.Gone("a link leads out of the folder");
    }
    Duration rest = settling.rest(path, stamp);
    return rest.isPositive() ? older(path, rest) : fresh(path, file, stamp);
  }

  private Opened fresh(String path, Path file, FileStamp stamp) throws IOException {
    Held content;
    try {
      content = reader.read(path, file, stamp, time.nanos());
    } catch (EOFException _) {
      return older(path, settle); // somebody has begun to write it anew
    }
    boolean unchanged = false;
    try {
      unchanged = FileStamp.of(file).equals(stamp);
    } finally {
      if (!unchanged) {
        content.drop();
      }
    }
    if (!unchanged) {
      return older(path, settle);
    }
    Optional<Snapshot> snapshot = content.snapshot(time.nanos());
    held.put(content);
    taken.content(path, content.sha256(), content.memory());
    return snapshot
        .<Opened>map(Opened.Ready::new)
        .orElseGet(() -> new Opened.Failed("our copy of the file cannot be read"));
  }

  /** Editors that delete and write anew leave no file for a moment: that is no deletion yet. */
  private Opened missing(String path) {
    Duration rest = settling.rest(path, FileStamp.MISSING);
    if (rest.isPositive()) {
      return older(path, rest);
    }
    held.remove(path);
    return new Opened.Gone("the file was deleted");
  }

  private Opened older(String path, Duration rest) {
    return held.find(path)
        .flatMap(content -> content.snapshot(time.nanos()))
        .<Opened>map(Opened.Ready::new)
        .orElseGet(() -> new Opened.Changing("the file is being written just now", rest));
  }
}
