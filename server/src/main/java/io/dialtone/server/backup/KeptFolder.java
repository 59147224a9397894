// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.backup;

import static java.nio.file.StandardOpenOption.READ;

import io.dialtone.server.data.WholeFile;
import io.dialtone.wire.octets.Bytes;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A folder in the data folder that a backup has in it. It is put where none is, whole; one that is
 * there is never replaced.
 *
 * @param names of the files in it, as a pattern
 */
record KeptFolder(String name, String names) {

  /**
   * Our own authority, whom phones and people trust, and the server's certificate by it; the
   * pattern names what {@code OwnAuthority} writes.
   */
  static final KeptFolder TLS =
      new KeptFolder("tls", "(dialtone-ca|server)(-[a-z]{1,8})?\\.(crt|key|pem)");

  /** The user's parameters, without which files would be others. */
  static final KeptFolder PARAMETERS = new KeptFolder("parameters", "[^/\\\\\\x00]{1,200}\\.ini");

  static final List<KeptFolder> ALL = List.of(TLS, PARAMETERS);

  private static final String CERTIFICATE = ".crt";
  private static final String KEY = ".key";
  static final int LENGTH_LIMIT = 4 << 20;

  /** What its entries in a backup begin with. */
  String prefix() {
    return name + "/";
  }

  /** Whether a file of this name can be in it. */
  boolean mayHold(String file) {
    return file.matches(names) && !file.startsWith(".");
  }

  /** Whether a file of this name has a private key in it. */
  boolean isPrivate(String file) {
    return this.equals(TLS) && !file.endsWith(CERTIFICATE);
  }

  /** What is in it; a key without its certificate, which is just being made, is not yet. */
  SortedMap<String, Bytes> read(Path data) throws IOException {
    SortedMap<String, Bytes> files = new TreeMap<>();
    Path folder = data.resolve(name);
    if (!Files.isDirectory(folder)) {
      return files;
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path file : all) {
        String found = String.valueOf(file.getFileName());
        if (mayHold(found) && Files.isRegularFile(file) && Files.size(file) <= LENGTH_LIMIT) {
          files.put(found, Bytes.copyOf(Files.readAllBytes(file)));
        }
      }
    }
    files
        .keySet()
        .removeIf(file ->
            file.endsWith(KEY) && !files.containsKey(file.replaceFirst("\\.key$", CERTIFICATE)));
    return files;
  }

  /** Puts these there, unless there are any. */
  Restore.Beside put(Path data, SortedMap<String, Bytes> files) throws IOException {
    if (files.isEmpty()) {
      return Restore.Beside.NONE;
    }
    SortedMap<String, Bytes> there = read(data);
    if (!there.isEmpty()) {
      return lasting(there).equals(lasting(files)) ? Restore.Beside.SAME : Restore.Beside.OTHER;
    }
    Path folder = data.resolve(name);
    Path beside = WholeFile.beside(folder);
    var owner = PosixFilePermissions.fromString("rwx------");
    try {
      Files.createDirectory(beside, PosixFilePermissions.asFileAttribute(owner));
      for (Map.Entry<String, Bytes> file : files.entrySet()) {
        WholeFile.writeSecret(beside.resolve(file.getKey()), file.getValue());
      }
      Files.deleteIfExists(folder); // an empty one
      Files.move(beside, folder, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      WholeFile.remove(beside);
    }
    try (FileChannel directory = FileChannel.open(data, READ)) {
      directory.force(true);
    }
    return Restore.Beside.RESTORED;
  }

  /** What tells whether two are the same; the server's certificate is made anew now and then. */
  private SortedMap<String, Bytes> lasting(SortedMap<String, Bytes> files) {
    SortedMap<String, Bytes> lasting = new TreeMap<>(files);
    lasting.keySet().removeIf(this::isPrivate);
    return lasting;
  }
}
