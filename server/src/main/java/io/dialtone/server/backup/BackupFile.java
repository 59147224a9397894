// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dialtone.server.data.ThisProgram;
import io.dialtone.server.store.OpenDatabase;
import io.dialtone.server.store.StoreException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import tools.jackson.databind.node.ArrayNode;

/** A backup that was opened, whose every entry is what the manifest says. */
final class BackupFile implements AutoCloseable {

  private static final int MANIFEST_LIMIT = 16 << 20;

  private final Path path;
  private final ZipFile zip;
  private final Manifest manifest;

  private BackupFile(Path path, ZipFile zip, Manifest manifest) {
    this.path = path;
    this.zip = zip;
    this.manifest = manifest;
  }

  static BackupFile open(Path path) throws IOException {
    if (Files.notExists(path)) {
      throw new StoreException("there is no file " + path);
    }
    ZipFile zip;
    try {
      zip = new ZipFile(path.toFile(), UTF_8);
    } catch (ZipException _) {
      throw damaged(path, "is no backup, or was cut short");
    }
    try {
      BackupFile file = new BackupFile(path, zip, manifest(zip));
      file.check();
      return file;
    } catch (StoreException fault) {
      zip.close();
      throw damaged(path, String.valueOf(fault.getMessage()));
    } catch (IOException fault) {
      zip.close();
      throw damaged(path, "is damaged (" + fault.getMessage() + ")");
    }
  }

  private static StoreException damaged(Path path, String why) {
    return new StoreException("the backup " + path + " " + why + "; nothing was restored");
  }

  private static Manifest manifest(ZipFile zip) throws IOException {
    ZipEntry entry = zip.getEntry(Manifest.NAME);
    if (entry == null) {
      throw new StoreException("has no manifest");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return Manifest.parse(new String(in.readNBytes(MANIFEST_LIMIT), UTF_8));
    }
  }

  private void check() throws IOException {
    if (manifest.schema() > OpenDatabase.schema()) {
      throw new StoreException(
          "was made by a newer Dialtone ("
              + manifest.program().map(version -> version + ", ").orElse("")
              + "schema "
              + manifest.schema()
              + ", this one is "
              + ThisProgram.VERSION
              + " and knows "
              + OpenDatabase.schema()
              + "): restore it with that one");
    }
    TreeSet<String> expected = new TreeSet<>(manifest.entries().keySet());
    expected.add(Manifest.NAME);
    TreeSet<String> found = new TreeSet<>();
    zip.stream().forEach(entry -> found.add(entry.getName()));
    if (!found.equals(expected)
        || !Table.ALL.stream()
            .allMatch(
                table -> table.since() > manifest.schema() || expected.contains(table.entry()))) {
      throw new StoreException("has other entries than its manifest says");
    }
    for (Map.Entry<String, Manifest.Entry> entry : manifest.entries().entrySet()) {
      check(entry.getKey(), entry.getValue());
    }
  }

  private void check(String name, Manifest.Entry expected) throws IOException {
    try (DigestInputStream in = new DigestInputStream(read(name), Backup.sha256())) {
      long length = in.transferTo(OutputStream.nullOutputStream());
      String sha256 = HexFormat.of().formatHex(in.getMessageDigest().digest());
      if (length != expected.length() || !sha256.equals(expected.sha256())) {
        throw new StoreException("is damaged in " + name);
      }
    }
  }

  Path path() {
    return path;
  }

  Manifest manifest() {
    return manifest;
  }

  boolean has(String name) {
    return manifest.entries().containsKey(name);
  }

  /** The names of the entries below this folder of it, without the folder. */
  List<String> below(String folder) {
    List<String> files = new ArrayList<>();
    for (String name : manifest.entries().keySet()) {
      if (name.startsWith(folder)) {
        files.add(name.substring(folder.length()));
      }
    }
    return files;
  }

  InputStream read(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new StoreException("has no " + name);
    }
    return zip.getInputStream(entry);
  }

  /** What is done with each row. */
  interface Take {
    void row(ArrayNode row) throws SQLException;
  }

  /** Each row of a table, in the order of the file; none where the table came later. */
  void rows(Table table, Take take) throws SQLException {
    if (!has(table.entry())) {
      return;
    }
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(read(table.entry()), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        take.row(table.parse(line));
      }
    } catch (IOException fault) {
      throw damaged(path, "cannot be read: " + fault.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
