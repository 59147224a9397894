// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.dialtone.server.data.FileTrouble;
import io.dialtone.server.data.WholeFile;
import io.dialtone.server.store.StoreException;
import io.dialtone.wire.octets.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The bytes of the site's files, each under its digest: so what is there never changes, and one
 * that many names have is there once. None that was ever named is deleted, for the history may name
 * it.
 */
public final class FileVault {

  /** The largest file taken; a phone's flash holds a tenth of it. */
  public static final long LENGTH_LIMIT = 64L << 20;

  private static final int BLOCK = 1 << 16;
  private static final String PENDING = ".pending";
  private static final String UNFINISHED = ".new";

  private final Path folder;

  private FileVault(Path folder) {
    this.folder = folder;
  }

  /** A file that is there: what the site's item says of it. */
  public record Stored(String sha256, long length) {}

  /**
   * The vault of a data folder that this process holds; what a killed one left unfinished is gone.
   */
  public static FileVault open(Path data) {
    Path folder = data.resolve("files");
    try {
      Files.createDirectories(folder);
      try (DirectoryStream<Path> litter = Files.newDirectoryStream(folder, ".*" + UNFINISHED)) {
        for (Path file : litter) {
          Files.delete(file);
        }
      }
      return new FileVault(folder);
    } catch (IOException fault) {
      throw new StoreException(
          "the folder " + folder + " cannot be used: " + FileTrouble.words(fault), fault);
    }
  }

  /**
   * Keeps these bytes, durable on return.
   *
   * @throws StoreException if there is no room or the file is too long; a fault of reading {@code
   *     content} is thrown as it is
   */
  public Stored put(InputStream content) throws IOException {
    Path beside = folder.resolve("." + UUID.randomUUID() + UNFINISHED);
    try {
      Stored stored = copy(content, beside);
      move(beside, folder.resolve(stored.sha256())); // over one that the disk damaged, too
      return stored;
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private Stored copy(InputStream content, Path beside) throws IOException {
    MessageDigest digest = sha256();
    long length = 0;
    try (FileChannel channel = FileChannel.open(beside, CREATE_NEW, WRITE)) {
      byte[] block = new byte[BLOCK];
      for (int read = content.read(block); read >= 0; read = content.read(block)) {
        length += read;
        if (length > LENGTH_LIMIT) {
          throw new StoreException(
              "a file of more than " + (LENGTH_LIMIT >> 20) + " MB is nothing for a phone");
        }
        digest.update(block, 0, read);
        write(channel, ByteBuffer.wrap(block, 0, read));
      }
      channel.force(true);
    }
    return new Stored(HexFormat.of().formatHex(digest.digest()), length);
  }

  private void write(FileChannel channel, ByteBuffer block) {
    try {
      while (block.hasRemaining()) {
        channel.write(block);
      }
    } catch (IOException fault) {
      throw unwritten(fault);
    }
  }

  private void move(Path beside, Path file) {
    try {
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel directory = FileChannel.open(folder, READ)) {
        directory.force(true);
      }
    } catch (IOException fault) {
      throw unwritten(fault);
    }
  }

  private StoreException unwritten(IOException fault) {
    return new StoreException(
        "nothing can be written to " + folder + ": " + FileTrouble.words(fault), fault);
  }

  /** Files on their way in, of which it is not settled yet whether the site will name them. */
  public final class Pending {
    private final Path note;
    private final List<String> fresh;

    private Pending(Path note, List<String> fresh) {
      this.note = note;
      this.fresh = fresh;
    }

    /** Takes them away again, where they were not here before. */
    public void discard() {
      fresh.forEach(FileVault.this::remove);
      close();
    }

    /** They are named now. */
    public void close() {
      try {
        Files.deleteIfExists(note);
      } catch (IOException fault) {
        throw unwritten(fault);
      }
    }
  }

  /**
   * Notes, durably, which files come that are not here yet: if this process is killed before the
   * site names them, the next that opens the data folder takes them away.
   */
  public Pending pending(List<String> digests) {
    List<String> fresh =
        digests.stream().distinct().filter(sum -> length(sum).isEmpty()).sorted().toList();
    Path note = folder.resolve("." + UUID.randomUUID() + PENDING);
    try {
      WholeFile.write(note, Bytes.latin1(String.join("\n", fresh) + "\n"));
    } catch (IOException fault) {
      throw unwritten(fault);
    }
    return new Pending(note, fresh);
  }

  /** Takes away what a killed process brought and the site does not name. */
  void settle(Predicate<String> named) {
    try (DirectoryStream<Path> notes = Files.newDirectoryStream(folder, ".*" + PENDING)) {
      for (Path note : notes) {
        for (String digest : Files.readString(note, ISO_8859_1).lines().toList()) {
          if (digest.matches("[0-9a-f]{64}") && !named.test(digest)) {
            remove(digest);
          }
        }
        Files.delete(note);
      }
    } catch (IOException fault) {
      throw unwritten(fault);
    }
  }

  private void remove(String digest) {
    try {
      Files.deleteIfExists(folder.resolve(digest));
    } catch (IOException fault) {
      throw unwritten(fault);
    }
  }

  /** How long a file is, if it is here. */
  public OptionalLong length(String sha256) {
    try {
      Path file = folder.resolve(sha256);
      return Files.isRegularFile(file) ? OptionalLong.of(Files.size(file)) : OptionalLong.empty();
    } catch (IOException _) {
      return OptionalLong.empty();
    }
  }

  /** Where a file's bytes are, after a look at their length. */
  public Path path(String sha256, long length) {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("no digest");
    }
    Path file = folder.resolve(sha256);
    try {
      if (Files.size(file) == length) {
        return file;
      }
      throw new StoreException(
          "the file " + file + " has not the " + length + " bytes it was given: restore a backup");
    } catch (IOException fault) {
      throw new StoreException(
          "the file "
              + file
              + " cannot be read: "
              + FileTrouble.words(fault)
              + "; restore a backup, or add it again",
          fault);
    }
  }

  /** A file's bytes, after a look at their length. */
  public InputStream read(String sha256, long length) throws IOException {
    return Channels.newInputStream(FileChannel.open(path(sha256, length), READ));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException fault) {
      throw new IllegalStateException("every Java has SHA-256", fault);
    }
  }
}
