// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.flash;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file of ours that only its owner may read, replaced whole: written beside, synced, renamed. */
public final class OwnFile {
  private OwnFile() {}

  /**
   * Replaces the file; a cut at any moment leaves the old content or the new, a failure leaves the
   * old alone. What is no file, as a pipe or {@code /dev/stdout}, is written to and stays what it
   * is.
   */
  public static void replace(Path file, byte[] octets) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      Files.write(file, octets, StandardOpenOption.WRITE);
      return;
    }
    // a symbolic link stays one
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path fresh = target.resolveSibling(target.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel out = FileChannel.open(fresh, options, ownerOnly(fresh))) {
      for (ByteBuffer left = ByteBuffer.wrap(octets); left.hasRemaining(); ) {
        out.write(left);
      }
      out.force(true);
    } catch (IOException failed) {
      Files.deleteIfExists(fresh);
      throw failed;
    }
    Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    syncFolder(target.resolveSibling(""));
  }

  static FileAttribute<?>[] ownerOnly(Path file) {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /** Makes the rename itself last. */
  private static void syncFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException _) {
      return; // a system that cannot open a folder: the content itself is synced
    }
  }
}
