// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.data;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.dialtone.wire.octets.Bytes;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Writes a file so that a reader, or the next start after a power cut, finds the old or the new.
 */
public final class WholeFile {

  private static final int BLOCK = 1 << 16;
  private static final String UNFINISHED = ".new";

  private WholeFile() {}

  /** Writes beside, syncs, renames, and syncs the folder, in which the rename is recorded. */
  public static void write(Path file, Bytes content) throws IOException {
    write(file, content, List.of());
  }

  /** The same for what only its owner may read, at no moment anybody else. */
  public static void writeSecret(Path file, Bytes content) throws IOException {
    var owner = PosixFilePermissions.fromString("rw-------");
    write(file, content, List.of(PosixFilePermissions.asFileAttribute(owner)));
  }

  /** What fills a file, from beginning to end. */
  public interface Filling {
    void writeTo(OutputStream out) throws IOException;
  }

  /** The same for what is too long to be held in memory. */
  public static void writeSecret(Path file, Filling filling) throws IOException {
    var owner = PosixFilePermissions.fromString("rw-------");
    write(file, filling, List.of(PosixFilePermissions.asFileAttribute(owner)));
  }

  /** The name under which something of this name is made before it is moved there. */
  public static Path beside(Path file) {
    return file.resolveSibling("." + file.getFileName() + UNFINISHED);
  }

  /**
   * Removes what a killed process left unfinished in a folder, files or folders of files; the
   * caller knows that nobody else writes there.
   */
  public static void clear(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> litter = Files.newDirectoryStream(folder, ".*" + UNFINISHED)) {
      for (Path each : litter) {
        remove(each);
      }
    }
  }

  /** Removes a file, or a folder of files, if it is there. */
  public static void remove(Path unfinished) throws IOException {
    if (Files.isDirectory(unfinished, LinkOption.NOFOLLOW_LINKS)) {
      try (DirectoryStream<Path> inside = Files.newDirectoryStream(unfinished)) {
        for (Path file : inside) {
          Files.delete(file);
        }
      }
    }
    Files.deleteIfExists(unfinished);
  }

  private static void write(Path file, Bytes content, List<FileAttribute<?>> attributes)
      throws IOException {
    write(file, out -> out.write(content.toArray()), attributes);
  }

  private static void write(Path file, Filling filling, List<FileAttribute<?>> attributes)
      throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(file + " is no file's name");
    }
    Path beside = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + UNFINISHED);
    try {
      try (FileChannel channel =
          FileChannel.open(
              beside, Set.of(CREATE_NEW, WRITE), attributes.toArray(FileAttribute<?>[]::new))) {
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BLOCK);
        filling.writeTo(out);
        out.flush();
        channel.force(true);
      }
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
    try (FileChannel directory = FileChannel.open(folder, READ)) {
      directory.force(true);
    }
  }
}
