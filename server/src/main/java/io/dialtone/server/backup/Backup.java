// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dialtone.core.journal.Secret;
import io.dialtone.server.data.FileTrouble;
import io.dialtone.server.data.ThisProgram;
import io.dialtone.server.data.WholeFile;
import io.dialtone.server.site.KeyFile;
import io.dialtone.server.site.SealedWith;
import io.dialtone.server.site.SiteData;
import io.dialtone.server.site.codec.Seals;
import io.dialtone.server.store.OpenDatabase;
import io.dialtone.server.store.Session;
import io.dialtone.server.store.StoreException;
import io.dialtone.wire.octets.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * Writes everything that lasts into one zip: the rows of the database as they are at one moment,
 * the files that they name, and the key if it was asked for. Those who write do not wait.
 */
public final class Backup {

  static final String KEY = "key";
  static final String FILES = "files/";
  static final String SEALED = ".sealed";

  private final SiteData data;
  private final boolean withKey;
  private final SortedMap<String, Manifest.Entry> entries = new TreeMap<>();
  private final SortedMap<String, Long> named = new TreeMap<>();
  private final SortedMap<String, Long> rows = new TreeMap<>();
  private final List<String> missing = new ArrayList<>();

  private Backup(SiteData data, boolean withKey) {
    this.data = data;
    this.withKey = withKey;
  }

  /**
   * What was written.
   *
   * @param rows of each table
   * @param missing files that the site or its history names and that are not there
   */
  public record Report(
      Path file, Instant time, SortedMap<String, Long> rows, int files, List<String> missing) {}

  /** Writes the file, whole or not at all, for its owner alone. */
  public static Report write(SiteData data, Path file, boolean withKey, Instant now) {
    Backup backup = new Backup(data, withKey);
    try {
      WholeFile.writeSecret(file, out -> backup.fill(out, now));
    } catch (IOException fault) {
      throw new StoreException(
          "the backup " + file + " cannot be written: " + FileTrouble.words(fault), fault);
    }
    return new Report(
        file, now, backup.rows, backup.named.size() - backup.missing.size(), backup.missing);
  }

  private void fill(OutputStream out, Instant now) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out, UTF_8);
    Optional<String> key;
    try {
      key = data.database().readSnapshot(session -> tables(session, zip));
    } catch (Unwritten fault) {
      throw fault.why;
    }
    files(zip);
    folders(zip, key);
    if (withKey && key.isPresent()) {
      key(zip, data.key());
    }
    Manifest manifest =
        new Manifest(Optional.of(ThisProgram.VERSION), OpenDatabase.schema(), now, key, entries);
    zip.putNextEntry(new ZipEntry(Manifest.NAME));
    zip.write(manifest.text().getBytes(UTF_8));
    zip.closeEntry();
    zip.finish();
  }

  /** A fault of writing on its way through what reads a database. */
  private static final class Unwritten extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final IOException why;

    Unwritten(IOException why) {
      super(why);
      this.why = why;
    }
  }

  /** All rows; which key they are sealed with. */
  private Optional<String> tables(Session session, ZipOutputStream zip) throws SQLException {
    Optional<String> key = Optional.empty();
    for (Table table : Table.ALL) {
      long count = 0;
      try (EntryStream entry = new EntryStream(zip, table.entry());
          ResultSet all = table.select(session).executeQuery()) {
        while (all.next()) {
          ArrayNode row = table.row(all);
          entry.write((row + "\n").getBytes(UTF_8));
          notice(table, row);
          key = table.equals(Table.SEAL) ? Optional.of(row.get(0).stringValue()) : key;
          count++;
        }
        entry.end();
        entries.put(table.entry(), entry.measured());
      } catch (IOException fault) {
        throw new Unwritten(fault);
      }
      rows.put(table.name(), count);
    }
    return key;
  }

  /** The files that a row names; which column holds what is its table's affair. */
  private void notice(Table table, ArrayNode row) {
    if (table.equals(Table.ITEM) && row.get(0).stringValue().equals("file")) {
      notice(row.get(2));
    } else if (table.equals(Table.EDIT) && row.get(2).stringValue().equals("file")) {
      notice(row.get(4));
      notice(row.get(5));
    }
  }

  private void notice(JsonNode body) {
    if (body.isString()) {
      JsonNode file = JsonMapper.shared().readTree(body.stringValue());
      named.put(file.path("sha256").asString(""), file.path("length").asLong(0));
    }
  }

  private void files(ZipOutputStream zip) throws IOException {
    for (var file : named.entrySet()) {
      String name = FILES + file.getKey();
      if (!intact(file.getKey(), file.getValue())) {
        missing.add(file.getKey());
        continue;
      }
      try (InputStream in = data.files().read(file.getKey(), file.getValue())) {
        copy(zip, name, in);
      }
    }
  }

  private boolean intact(String sha256, long length) throws IOException {
    try (DigestInputStream in =
        new DigestInputStream(data.files().read(sha256, length), sha256())) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest()).equals(sha256);
    } catch (StoreException | IllegalArgumentException _) {
      return false; // not there, or not of this length; the report names it
    }
  }

  /** What is beside the database; private keys are sealed as the passwords are, if any are. */
  private void folders(ZipOutputStream zip, Optional<String> key) throws IOException {
    for (KeptFolder folder : KeptFolder.ALL) {
      for (var file : folder.read(data.folder()).entrySet()) {
        String name = folder.prefix() + file.getKey();
        Optional<Seals> seals =
            folder.isPrivate(name) ? SealedWith.more(data.key(), key) : Optional.empty();
        if (seals.isPresent()) {
          Secret secret = Secret.of(file.getValue().latin1());
          copy(zip, name + SEALED, Bytes.latin1(seals.get().seal(secret, name)));
        } else {
          copy(zip, name, file.getValue());
        }
      }
    }
  }

  private void key(ZipOutputStream zip, KeyFile key) throws IOException {
    copy(zip, KEY, key.text());
  }

  private void copy(ZipOutputStream zip, String name, Bytes content) throws IOException {
    try (InputStream in = new ByteArrayInputStream(content.toArray())) {
      copy(zip, name, in);
    }
  }

  private void copy(ZipOutputStream zip, String name, InputStream in) throws IOException {
    EntryStream entry = new EntryStream(zip, name);
    in.transferTo(entry);
    entry.end();
    entries.put(name, entry.measured());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException fault) {
      throw new IllegalStateException("every Java has SHA-256", fault);
    }
  }

  /** One entry of the zip, measured while it is written. */
  private static final class EntryStream extends OutputStream {
    private final ZipOutputStream zip;
    private final MessageDigest digest = sha256();
    private long length;

    EntryStream(ZipOutputStream zip, String name) throws IOException {
      this.zip = zip;
      zip.putNextEntry(new ZipEntry(name));
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      digest.update(bytes, from, count);
      length += count;
      zip.write(bytes, from, count);
    }

    void end() throws IOException {
      zip.closeEntry();
    }

    Manifest.Entry measured() {
      return new Manifest.Entry(length, HexFormat.of().formatHex(digest.digest()));
    }
  }
}
