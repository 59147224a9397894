// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.files;

import io.dialtone.server.files.Snapshot.Version;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/** Reads a file whole: small ones into memory, larger ones into a copy of our own. */
final class ContentReader {

  /** Up to this size a file is held in memory: every text file, most DSP images. */
  static final int SMALL_BYTES = 256 * 1024;

  private static final int CHUNK_BYTES = 64 * 1024;
  private static final int ETAG_BYTES = 16;

  private final Path copies;
  private final AtomicLong nextCopy = new AtomicLong();

  /** Empties the folder of copies, for those of an earlier run belong to nobody. */
  ContentReader(Path copies) throws IOException {
    this.copies = copies;
    Files.createDirectories(copies);
    try (var left = Files.newDirectoryStream(copies, "*.copy")) {
      for (Path file : left) {
        Files.deleteIfExists(file);
      }
    }
  }

  /**
   * The content of {@code file} as far as the stamp says it goes; shorter is an {@link
   * EOFException}.
   */
  Held read(String path, Path file, FileStamp stamp, long nowNanos) throws IOException {
    MessageDigest digest = sha256();
    Held.Place place =
        stamp.size() <= SMALL_BYTES
            ? intoMemory(file, (int) stamp.size(), digest)
            : intoCopy(file, stamp.size(), digest);
    String sha256 = HexFormat.of().formatHex(digest.digest());
    String etag = '"' + sha256.substring(0, 2 * ETAG_BYTES) + '"';
    Version version = new Version(path, stamp.size(), stamp.modified(), etag);
    return new Held(stamp, version, place, sha256, nowNanos);
  }

  private static Held.Place intoMemory(Path file, int size, MessageDigest digest)
      throws IOException {
    // Off the heap, so that it goes to a socket without being copied once more.
    ByteBuffer bytes = ByteBuffer.allocateDirect(size);
    try (FileChannel from = FileChannel.open(file)) {
      fill(bytes, from, file);
    }
    digest.update(bytes.duplicate());
    return new Held.Place.Memory(bytes);
  }

  private Held.Place intoCopy(Path file, long size, MessageDigest digest) throws IOException {
    Path copy = copies.resolve(nextCopy.incrementAndGet() + ".copy");
    ByteBuffer chunk =
        ByteBuffer.allocateDirect(CHUNK_BYTES); // where memory lacks, before the copy
    try (FileChannel from = FileChannel.open(file);
        FileChannel to =
            FileChannel.open(copy, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (long left = size; left > 0; left -= chunk.limit()) {
        chunk.clear().limit((int) Math.min(left, CHUNK_BYTES));
        fill(chunk, from, file);
        digest.update(chunk.duplicate());
        while (chunk.hasRemaining()) {
          to.write(chunk);
        }
      }
      return new Held.Place.Copy(copy);
    } catch (IOException failed) {
      Files.deleteIfExists(copy);
      throw failed;
    }
  }

  private static void fill(ByteBuffer into, FileChannel from, Path file) throws IOException {
    while (into.hasRemaining()) {
      if (from.read(into) < 0) {
        throw new EOFException(file + " became shorter while it was read");
      }
    }
    into.flip();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
