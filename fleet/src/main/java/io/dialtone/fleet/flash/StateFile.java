// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.flash;

import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.port.Flash;
import io.dialtone.handset.port.FlashWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * A phone's flash in a file, for one phone at a time: an exclusive lock on a file beside it keeps
 * others out. Each commit is written beside, synced and renamed, so that a cut at any moment leaves
 * the old content or the new (RUN-9). It holds passwords: only its owner may read it.
 */
public final class StateFile implements Flash, AutoCloseable {
  /** More than any phone's flash holds; a larger file is not one of ours. */
  private static final long MAX_OCTETS = 64L << 20;

  private final Path file;
  private final FileChannel lock;
  private final PowerSwitch power;
  private FlashContent content;

  private StateFile(Path file, FileChannel lock, FlashContent content, PowerSwitch power) {
    this.file = file;
    this.lock = lock;
    this.content = content;
    this.power = power;
  }

  /**
   * Opens the file, or begins a new one with {@code factory} where there is none.
   *
   * @throws StateFault when it is damaged, in use, or cannot be read
   */
  public static StateFile open(Path file, FlashContent factory, PowerSwitch power) {
    FileChannel lock = lock(file);
    try {
      FlashContent content = Files.exists(file) ? read(file) : factory;
      return new StateFile(file, lock, content, power);
    } catch (IOException failed) {
      release(lock);
      throw new StateFault("state file " + file + " cannot be read: " + words(failed), failed);
    } catch (StateFault damaged) {
      release(lock);
      throw damaged;
    }
  }

  private static FlashContent read(Path file) throws IOException {
    if (Files.size(file) > MAX_OCTETS) {
      throw damaged(file, "it is larger than any phone's flash");
    }
    try {
      return StateJson.read(Files.readAllBytes(file));
    } catch (StateJson.BadState bad) {
      throw damaged(file, bad.why());
    }
  }

  private static StateFault damaged(Path file, String why) {
    return new StateFault(
        "state file " + file + " is damaged: " + why + "; move it away to begin with a new phone");
  }

  private static FileChannel lock(Path file) {
    Path beside = file.resolveSibling(file.getFileName() + ".lock");
    try {
      FileChannel channel =
          FileChannel.open(
              beside,
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
              OwnFile.ownerOnly(beside));
      if (taken(channel)) {
        return channel;
      }
      release(channel);
      throw new StateFault(
          "state file " + file + " is in use by another phone; wait or use another");
    } catch (IOException failed) {
      throw new StateFault(
          "state file " + file + " cannot be locked: " + words(failed) + "; does its folder exist?",
          failed);
    }
  }

  private static boolean taken(FileChannel channel) throws IOException {
    try {
      FileLock held = channel.tryLock();
      return held != null;
    } catch (OverlappingFileLockException _) {
      return false; // another phone of this very process holds it
    }
  }

  @Override
  public synchronized FlashContent load() {
    power.check("flash load");
    return content;
  }

  @Override
  public FlashWriter write(FlashItem item) {
    power.check("flash write");
    return new BodyWriter(item, power);
  }

  @Override
  public synchronized void commit(FlashContent next) {
    power.check("flash commit");
    try {
      OwnFile.replace(file, StateJson.write(next));
    } catch (IOException failed) {
      throw new StateFault("state file " + file + " cannot be written: " + words(failed), failed);
    }
    content = next;
  }

  /** Lets the next phone have the file. */
  @Override
  public void close() {
    release(lock);
  }

  private static void release(FileChannel lock) {
    try {
      lock.close();
    } catch (IOException failed) {
      throw new StateFault("the lock of a state file cannot be released", failed);
    }
  }

  private static String words(IOException failed) {
    return failed.getClass().getSimpleName() + " " + failed.getMessage();
  }
}
