// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.dialtone.server.data.FileTrouble;
import io.dialtone.server.data.WholeFile;
import io.dialtone.server.store.StoreException;
import io.dialtone.wire.octets.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The file of the key that secrets are sealed with: made when it is first needed, for its owner
 * alone, and never written again.
 */
public final class KeyFile {

  private static final String HEADER =
      "# The key of this Dialtone's passwords. Keep a copy, apart from the backups.";

  private static final int KEY_BYTES = 32;
  private static final int LENGTH_LIMIT = 1000;

  private final Path file;

  /** The key of a data folder. */
  public KeyFile(Path data) {
    this.file = data.resolve("key");
  }

  public Path path() {
    return file;
  }

  /** The key, absent if there is no file yet. */
  Optional<Sealer> read() {
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      refuseOpenDoors();
      if (Files.size(file) > LENGTH_LIMIT) {
        throw malformed();
      }
      return Optional.of(parse(Files.readString(file, US_ASCII)));
    } catch (IOException fault) {
      throw new StoreException(
          "the key " + file + " cannot be read: " + FileTrouble.words(fault), fault);
    }
  }

  private void refuseOpenDoors() throws IOException {
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Set<PosixFilePermission> open = Files.getPosixFilePermissions(file);
      open.removeAll(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
      if (!open.isEmpty()) {
        throw new StoreException(
            "the key " + file + " is open to others: chmod 600 " + file + ", and start again");
      }
    }
  }

  private Sealer parse(String text) {
    List<String> lines =
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    if (lines.size() != 1 || !lines.getFirst().strip().matches("[0-9a-f]{64}")) {
      throw malformed();
    }
    return new Sealer(HexFormat.of().parseHex(lines.getFirst().strip()));
  }

  private StoreException malformed() {
    return new StoreException("the key " + file + " is damaged: put its copy back");
  }

  /** The file's text, for a backup that was asked to have it. */
  public Bytes text() {
    try {
      return Bytes.copyOf(Files.readAllBytes(file));
    } catch (IOException fault) {
      throw new StoreException(
          "the key " + file + " cannot be read: " + FileTrouble.words(fault), fault);
    }
  }

  /** Checks a file's text that came from a backup. */
  Sealer check(Bytes text) {
    return parse(text.latin1());
  }

  /** Makes a new key where there is none. */
  Sealer create() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    write(Bytes.latin1(HEADER + "\n" + HexFormat.of().formatHex(key) + "\n"));
    return new Sealer(key);
  }

  /** Writes the file where there is none; the data folder's lock says that nobody else does. */
  void write(Bytes text) {
    if (Files.exists(file)) {
      throw new IllegalStateException("a key is never written over");
    }
    try {
      WholeFile.writeSecret(file, text);
    } catch (IOException fault) {
      throw new StoreException(
          "the key " + file + " cannot be written: " + FileTrouble.words(fault), fault);
    }
  }
}
