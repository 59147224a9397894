// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.data;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * The folder of everything that must last, held by one process at a time. The lock is the kernel's:
 * it ends with its process, however that ends; the number written inside only says who holds it.
 */
public final class DataFolder implements AutoCloseable {

  private static final String LOCK = "lock";
  private static final String CONTROL = "control";
  private static final int PID_LENGTH_LIMIT = 20;

  private final Path folder;
  private final FileChannel channel;
  private final FileLock lock;

  private DataFolder(Path folder, FileChannel channel, FileLock lock) {
    this.folder = folder;
    this.channel = channel;
    this.lock = lock;
  }

  /** Creates the folder where it is missing, for its owner alone, and takes the lock. */
  public static DataFolder open(Path folder) throws DataFolderException {
    try {
      create(folder);
      DataFolder taken = take(folder);
      tidy(taken);
      return taken;
    } catch (FileAlreadyExistsException _) {
      throw DataFolderException.unusable(folder + " is a file: name a folder with --data");
    } catch (IOException fault) {
      throw DataFolderException.unusable(
          "the data folder "
              + folder
              + " cannot be used: "
              + FileTrouble.words(fault)
              + "; name another with --data");
    }
  }

  /** Nobody else writes here any more: what a killed process left unfinished may hold secrets. */
  private static void tidy(DataFolder taken) throws IOException {
    boolean done = false;
    try {
      WholeFile.clear(taken.folder);
      WholeFile.clear(taken.folder.resolve("tls"));
      done = true;
    } finally {
      if (!done) {
        taken.close();
      }
    }
  }

  private static void create(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path parent = folder.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectory(folder);
    }
  }

  private static DataFolder take(Path folder) throws IOException, DataFolderException {
    FileChannel channel = FileChannel.open(folder.resolve(LOCK), CREATE, READ, WRITE);
    Optional<FileLock> lock = tryLock(channel);
    if (lock.isEmpty()) {
      String holder = holder(channel);
      channel.close();
      throw DataFolderException.busy(
          "the data folder "
              + folder
              + " is in use by "
              + holder
              + ": end it or name another folder with --data");
    }
    sign(channel);
    return new DataFolder(folder, channel, lock.get());
  }

  private static void sign(FileChannel channel) {
    byte[] pid = (ProcessHandle.current().pid() + "\n").getBytes(US_ASCII);
    try {
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(pid), 0);
      channel.force(true);
    } catch (IOException _) {
      // A full disk: the lock holds without the number, and the database tells it better.
      return;
    }
  }

  private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException _) {
      // This very process holds it through another DataFolder.
      return Optional.empty();
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer content = ByteBuffer.allocate(PID_LENGTH_LIMIT);
    channel.read(content, 0);
    String pid = US_ASCII.decode(content.flip()).toString().strip();
    return pid.isEmpty() ? "another process" : "process " + pid;
  }

  public Path path() {
    return folder;
  }

  /** A file or folder of ours in it. */
  public Path resolve(String name) {
    return folder.resolve(name);
  }

  /** Where the control socket of a data folder is. */
  public static Path control(Path folder) {
    return folder.resolve(CONTROL);
  }

  /** Lets go of the folder; the lock's file stays, or two holders could lock two files. */
  @Override
  public void close() throws IOException {
    channel.truncate(0);
    lock.release();
    channel.close();
  }
}
