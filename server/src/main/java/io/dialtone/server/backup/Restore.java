// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.backup;

import io.dialtone.core.render.ConfigSerial;
import io.dialtone.core.render.Edition;
import io.dialtone.core.site.ItemKey;
import io.dialtone.server.data.FileTrouble;
import io.dialtone.server.site.Editions;
import io.dialtone.server.site.FileVault;
import io.dialtone.server.site.SealedWith;
import io.dialtone.server.site.SiteData;
import io.dialtone.server.site.codec.ItemText;
import io.dialtone.server.site.codec.Seals;
import io.dialtone.server.store.Session;
import io.dialtone.server.store.StoreException;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MacAddress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Puts a backup in the place of what is there, after all of it was checked: its files, which only
 * add to those that are there, then all rows in one transaction. No config_sn goes back (RUN-4).
 */
public final class Restore {

  /** Of two leases of one address the one granted later stays: phones have it. */
  private static final String LATER_STAYS =
      """
      ON CONFLICT (address) DO UPDATE SET client = excluded.client, mac = excluded.mac,
        state = excluded.state, granted = excluded.granted, expires = excluded.expires,
        phone = excluded.phone
      WHERE lease.granted < excluded.granted
      """;

  /** Phones have what was served here, whatever a backup knows. */
  private static final String WHAT_IS_THERE_STAYS = "ON CONFLICT (path) DO NOTHING";

  private static final int ROWS_AT_A_TIME = 1000;

  /**
   * So far after the restore's time the numbers go on where nobody knows what was served since the
   * backup: 10,000 numbers, and one a change is used, or one a minute.
   */
  private static final Duration UNKNOWN = Duration.ofDays(1);

  private final BackupFile backup;
  private final SiteData data;
  private final Instant now;

  private Restore(BackupFile backup, SiteData data, Instant now) {
    this.backup = backup;
    this.data = data;
    this.now = now;
  }

  /**
   * What was restored.
   *
   * @param time of the backup
   * @param renumbered phones that get a new config_sn, because the replaced database was ahead
   * @param beside what became of the folders that a backup has in it, by their names
   */
  public record Report(
      Path file, Instant time, long changes, int renumbered, SortedMap<String, Beside> beside) {

    /** The folders of which this became. */
    public List<String> folders(Beside which) {
      return beside.keySet().stream().filter(name -> beside.get(name) == which).toList();
    }
  }

  /** What became of a folder in the backup. */
  public enum Beside {
    /** The backup has none. */
    NONE,
    /** It was put there, where none was. */
    RESTORED,
    /** It is there already. */
    SAME,
    /** Another one is there, and stays. */
    OTHER
  }

  /** Restores, for who is named in the history of what is replaced. */
  public static Report perform(Path file, SiteData data, String who, Instant now) {
    try (BackupFile backup = BackupFile.open(file)) {
      return new Restore(backup, data, now).perform(who);
    } catch (IOException fault) {
      throw new StoreException(
          "the backup " + file + " cannot be read: " + FileTrouble.words(fault), fault);
    }
  }

  private Report perform(String who) throws IOException {
    Optional<Bytes> newKey = Optional.empty();
    if (backup.has(Backup.KEY)) {
      try (InputStream in = backup.read(Backup.KEY)) {
        newKey = Optional.of(Bytes.copyOf(in.readAllBytes()));
      }
    }
    SealedWith key = SealedWith.prove(data.key(), backup.manifest().key(), newKey, backup.path());
    try {
      check(key.seals());
      SortedMap<String, SortedMap<String, Bytes>> folders = new TreeMap<>();
      for (KeptFolder folder : KeptFolder.ALL) {
        folders.put(folder.name(), inside(folder, key.seals()));
      }
      files();
      key.keep();
      SortedMap<String, Beside> beside = new TreeMap<>();
      for (KeptFolder folder : KeptFolder.ALL) {
        beside.put(
            folder.name(),
            folder.put(data.folder(), folders.getOrDefault(folder.name(), new TreeMap<>())));
      }
      return data.database().write(session -> replace(session, who, beside));
    } catch (SQLException fault) {
      throw new IllegalStateException("checking rows asks no database", fault);
    }
  }

  /** Every row is read as it will be, with the key, before anything is replaced. */
  private void check(Seals seals) throws SQLException {
    String place = "the backup " + backup.path();
    backup.rows(
        Table.ITEM,
        row -> {
          ItemKey item = ItemText.key(place, text(row, 0), text(row, 1));
          ItemText.read(place, item, text(row, 2), seals);
        });
    backup.rows(
        Table.EDIT,
        row -> {
          ItemKey item = ItemText.key(place, text(row, 2), text(row, 3));
          for (JsonNode body : List.of(row.get(4), row.get(5))) {
            if (body.isString()) {
              ItemText.read(place, item, body.stringValue(), seals);
            }
          }
        });
    for (Table table : List.of(Table.CHANGE, Table.LEASE, Table.SERVED)) {
      backup.rows(table, _ -> {});
    }
    editions();
  }

  private String text(ArrayNode row, int at) {
    JsonNode value = row.get(at);
    if (!value.isString()) {
      throw new StoreException("the backup " + backup.path() + " has a row without its key");
    }
    return value.stringValue();
  }

  private SortedMap<MacAddress, Edition> editions() throws SQLException {
    SortedMap<MacAddress, Edition> all = new TreeMap<>();
    Editions.Reading reading = new Editions.Reading("the backup " + backup.path());
    backup.rows(
        Table.EDITION,
        row -> {
          Edition edition =
              reading.read(
                  new MacAddress(row.get(0).asLong(0)), text(row, 1), text(row, 2), text(row, 3));
          all.put(edition.mac(), edition);
        });
    return all;
  }

  private SortedMap<String, Bytes> inside(KeptFolder folder, Seals seals) throws IOException {
    SortedMap<String, Bytes> files = new TreeMap<>();
    for (String entry : backup.below(folder.prefix())) {
      boolean sealed = entry.endsWith(Backup.SEALED);
      String name = sealed ? entry.substring(0, entry.length() - Backup.SEALED.length()) : entry;
      if (!folder.mayHold(name)) {
        throw new StoreException(
            "the backup "
                + backup.path()
                + " has a file that is none of ours; nothing was restored");
      }
      try (InputStream in = backup.read(folder.prefix() + entry)) {
        Bytes content = Bytes.copyOf(in.readNBytes(2 * KeptFolder.LENGTH_LIMIT));
        String owner = folder.prefix() + name;
        files.put(
            name, sealed ? Bytes.latin1(seals.open(content.latin1(), owner).reveal()) : content);
      }
    }
    return files;
  }

  private void files() throws IOException {
    for (String sha256 : backup.below(Backup.FILES)) {
      try (InputStream in = backup.read(Backup.FILES + sha256)) {
        FileVault.Stored stored = data.files().put(in);
        if (!stored.sha256().equals(sha256)) {
          throw new StoreException("the backup " + backup.path() + " is damaged in " + sha256);
        }
      }
    }
  }

  private Report replace(Session session, String who, SortedMap<String, Beside> beside)
      throws SQLException {
    long replaced = newest(session);
    String place = "the database " + data.database().name();
    List<Edition> before = Editions.all(session, place);
    Optional<ConfigSerial> floor = floor(session, Editions.floor(session, place));
    boolean inPlace = replaced > 0 || !before.isEmpty();
    for (Table table : List.of(Table.EDIT, Table.CHANGE, Table.ITEM, Table.EDITION, Table.SEAL)) {
      session.prepared("DELETE FROM " + table.name()).executeUpdate();
    }
    session.prepared("DELETE FROM rendered").executeUpdate(); // all is rendered anew, then
    for (Table table : List.of(Table.ITEM, Table.CHANGE, Table.EDIT, Table.SEAL)) {
      insert(session, table, "");
    }
    insert(session, Table.LEASE, LATER_STAYS);
    insert(session, Table.SERVED, WHAT_IS_THERE_STAYS);
    SortedMap<MacAddress, Edition> restored = editions();
    int renumbered = 0;
    for (Edition old : before) {
      Edition merged = merged(old, Optional.ofNullable(restored.get(old.mac())), floor, now);
      renumbered += merged.serial().compareTo(old.serial()) > 0 ? 1 : 0;
      restored.put(old.mac(), merged);
    }
    Editions.put(session, new ArrayList<>(restored.values()));
    if (floor.isPresent()) {
      Editions.putFloor(session, floor.get());
    }
    long changes = newest(session);
    if (inPlace) {
      note(session, Math.max(replaced, changes) + 1, who);
    }
    return new Report(backup.path(), backup.manifest().time(), changes, renumbered, beside);
  }

  /**
   * What new numbers are larger than: the floors of both, and where the replaced database does not
   * know the backup's newest change, all that may have been served since.
   */
  private Optional<ConfigSerial> floor(Session session, Optional<ConfigSerial> known)
      throws SQLException {
    NavigableSet<ConfigSerial> floors = new TreeSet<>();
    known.ifPresent(floors::add);
    backup.rows(
        Table.FLOOR,
        row -> floors.add(Editions.floor("the backup " + backup.path(), text(row, 0))));
    if (!goesOnFrom(session)) {
      floors.add(ConfigSerial.next(Optional.empty(), now.plus(UNKNOWN)));
    }
    return floors.isEmpty() ? Optional.empty() : Optional.of(floors.last());
  }

  /** Whether the backup is of an earlier moment of what is replaced. */
  private boolean goesOnFrom(Session session) throws SQLException {
    List<ArrayNode> newest = new ArrayList<>();
    backup.rows(
        Table.CHANGE,
        row -> {
          newest.clear();
          newest.add(row);
        });
    if (newest.isEmpty()) {
      return false;
    }
    PreparedStatement same =
        session.prepared("SELECT number, at, who, what FROM change WHERE number = ?");
    same.setLong(1, newest.getFirst().get(0).asLong(0));
    try (ResultSet row = same.executeQuery()) {
      // as text: a number that was parsed is not of the type of one from a database
      return row.next() && Table.CHANGE.row(row).toString().equals(newest.getFirst().toString());
    }
  }

  private void insert(Session session, Table table, String onConflict) throws SQLException {
    PreparedStatement put = table.insert(session, onConflict);
    int[] waiting = {0};
    backup.rows(
        table,
        row -> {
          table.fill(put, row);
          session.add(put);
          waiting[0]++;
          if (waiting[0] % ROWS_AT_A_TIME == 0) {
            session.flush(put);
          }
        });
    session.flush(put);
  }

  private static long newest(Session session) throws SQLException {
    try (ResultSet row = session.prepared("SELECT max(number) FROM change").executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  /**
   * The edition a phone goes on from: it may have fetched either, so what is served next has a
   * number after both, and puts back every parameter that either of them set (RUN-6).
   */
  static Edition merged(
      Edition old, Optional<Edition> restored, Optional<ConfigSerial> floor, Instant now) {
    if (restored.isEmpty() || restored.get().equals(old)) {
      return old;
    }
    Edition fresh = restored.get();
    boolean ahead = old.serial().compareTo(fresh.serial()) >= 0;
    if (!ahead && fresh.names().containsAll(old.names())) {
      return fresh;
    }
    SortedSet<String> names = new TreeSet<>(fresh.names());
    names.addAll(old.names());
    NavigableSet<ConfigSerial> served = new TreeSet<>(List.of(old.serial(), fresh.serial()));
    floor.ifPresent(served::add);
    ConfigSerial last = served.last();
    return new Edition(old.mac(), ConfigSerial.next(Optional.of(last), now), fresh.sha256(), names);
  }

  /** In the history stands that it was replaced, under a number that was never used. */
  private void note(Session session, long number, String who) throws SQLException {
    PreparedStatement put = Table.CHANGE.insert(session, "");
    put.setLong(1, number);
    put.setLong(2, now.toEpochMilli());
    put.setString(3, who);
    put.setString(4, "restored the backup of " + backup.manifest().time());
    put.executeUpdate();
  }
}
