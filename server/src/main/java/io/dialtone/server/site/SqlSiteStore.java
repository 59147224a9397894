// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import io.dialtone.core.site.Group;
import io.dialtone.core.site.ItemKey;
import io.dialtone.core.site.SiteChange;
import io.dialtone.core.site.SiteChange.Edit;
import io.dialtone.core.site.SiteItem;
import io.dialtone.server.site.codec.ItemText;
import io.dialtone.server.site.codec.Seals;
import io.dialtone.server.store.OpenDatabase;
import io.dialtone.server.store.Session;
import io.dialtone.server.store.StoreException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The site in a database: items and what they were before as JSON, secrets sealed in it, times as
 * UTC epoch milliseconds. Changes are in the order of their numbers, also if the clock was set
 * back.
 */
public final class SqlSiteStore implements SiteStore {

  private static final ItemKey ROOT = Group.ROOT.key();

  private final OpenDatabase database;
  private final KnownKey key;
  private final String place;

  /** In this database, which stays open when the store is closed. */
  public SqlSiteStore(OpenDatabase database, KeyFile key) {
    this.database = database;
    this.key = new KnownKey(key, database.name());
    this.place = "the database " + database.name();
  }

  @Override
  public synchronized StoredSite load() {
    return database.read(session -> {
      Seals seals = key.in(session);
      SortedMap<ItemKey, SiteItem> items =
          new TreeMap<>(); // databases differ in how they sort text
      PreparedStatement all = session.prepared("SELECT kind, id, body FROM item");
      try (ResultSet rows = all.executeQuery()) {
        while (rows.next()) {
          ItemKey item = ItemText.key(place, rows.getString(1), rows.getString(2));
          items.put(item, ItemText.read(place, item, rows.getString(3), seals));
        }
      }
      return new StoredSite(
          List.copyOf(items.values()),
          Editions.all(session, place),
          newest(session),
          Editions.floor(session, place));
    });
  }

  private static long newest(Session session) throws SQLException {
    try (ResultSet row = session.prepared("SELECT max(number) FROM change").executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  @Override
  public synchronized CommitResult commit(SiteCommit commit) {
    AtomicLong number = new AtomicLong();
    try {
      return database.write(session -> keep(session, commit, number));
    } catch (StoreException fault) {
      return despite(commit, number.get(), fault);
    }
  }

  private CommitResult keep(Session session, SiteCommit commit, AtomicLong number)
      throws SQLException {
    KnownKey.Use seals = key.in(session);
    Map<ItemKey, Optional<String>> bodies = new LinkedHashMap<>();
    Map<ItemKey, Optional<SiteItem>> now = new LinkedHashMap<>();
    for (Edit edit : commit.change().edits()) {
      if (!now.containsKey(edit.key())) {
        Optional<String> body = body(session, edit.key());
        bodies.put(edit.key(), body);
        now.put(edit.key(), item(edit.key(), body, seals));
      }
      if (!now.getOrDefault(edit.key(), Optional.empty()).equals(edit.before())) {
        return new CommitResult.Overtaken(
            edit.key(), history(session, edit.key(), Long.MAX_VALUE, 1).stream().findFirst());
      }
      now.put(edit.key(), edit.after());
    }
    number.set(newest(session) + 1);
    putChange(session, number.get(), commit);
    putEdits(session, number.get(), commit.change().edits(), bodies, seals);
    Editions.put(session, commit.editions());
    if (commit.floor().isPresent()) {
      Editions.putFloor(session, commit.floor().get());
    }
    seals.note(session);
    return new CommitResult.Kept(number.get());
  }

  /**
   * A connection that breaks while it commits does not say whether it was kept; the database does.
   */
  private CommitResult despite(SiteCommit commit, long number, StoreException fault) {
    Optional<ChangeLine> kept = Optional.empty();
    try {
      kept = number == 0 ? kept : database.read(session -> line(session, number));
    } catch (StoreException second) {
      fault.addSuppressed(second);
    }
    ChangeLine ours =
        new ChangeLine(
            number,
            Instant.ofEpochMilli(commit.at().toEpochMilli()),
            commit.who(),
            commit.change().what());
    if (kept.filter(ours::equals).isPresent()) {
      return new CommitResult.Kept(number);
    }
    throw fault;
  }

  @Override
  public synchronized Optional<String> renderedBy() {
    return database.read(session -> {
      try (ResultSet row = session.prepared("SELECT maker FROM rendered").executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    });
  }

  @Override
  public synchronized void renderedBy(Optional<String> maker) {
    database.write(session -> {
      session.prepared("DELETE FROM rendered").executeUpdate();
      PreparedStatement put = session.prepared("INSERT INTO rendered (maker) VALUES (?)");
      if (maker.isPresent()) {
        put.setString(1, maker.get());
        put.executeUpdate();
      }
      return maker;
    });
  }

  private Optional<String> body(Session session, ItemKey item) throws SQLException {
    PreparedStatement one = session.prepared("SELECT body FROM item WHERE kind = ? AND id = ?");
    one.setString(1, item.kind().text());
    one.setString(2, item.id());
    try (ResultSet row = one.executeQuery()) {
      return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
    }
  }

  private Optional<SiteItem> item(ItemKey item, Optional<String> body, Seals seals) {
    if (body.isEmpty() && item.equals(ROOT)) {
      return Optional.of(Group.ROOT);
    }
    return body.map(text -> ItemText.read(place, item, text, seals));
  }

  private static void putChange(Session session, long number, SiteCommit commit)
      throws SQLException {
    PreparedStatement put =
        session.prepared("INSERT INTO change (number, at, who, what) VALUES (?, ?, ?, ?)");
    put.setLong(1, number);
    put.setLong(2, commit.at().toEpochMilli());
    put.setString(3, commit.who());
    put.setString(4, commit.change().what());
    put.executeUpdate();
  }

  private static void putEdits(
      Session session,
      long number,
      List<Edit> edits,
      Map<ItemKey, Optional<String>> bodies,
      Seals seals)
      throws SQLException {
    PreparedStatement put =
        session.prepared(
            "INSERT INTO edit (change, place, kind, id, before, after) VALUES (?, ?, ?, ?, ?, ?)");
    int position = 0;
    for (Edit edit : edits) {
      Optional<String> stored = bodies.getOrDefault(edit.key(), Optional.empty());
      Optional<String> before =
          stored.or(() -> edit.before().map(item -> ItemText.write(item, seals)));
      Optional<String> after = edit.after().map(item -> ItemText.write(item, seals));
      put.setLong(1, number);
      put.setLong(2, position++);
      put.setString(3, edit.key().kind().text());
      put.setString(4, edit.key().id());
      put.setString(5, before.orElse(null));
      put.setString(6, after.orElse(null));
      session.add(put);
      bodies.put(edit.key(), after);
    }
    session.flush(put);
    for (Map.Entry<ItemKey, Optional<String>> last : bodies.entrySet()) {
      putItem(session, last.getKey(), last.getValue());
    }
  }

  private static void putItem(Session session, ItemKey item, Optional<String> body)
      throws SQLException {
    PreparedStatement put =
        session.prepared(
            body.isPresent()
                ? """
                INSERT INTO item (body, kind, id) VALUES (?, ?, ?)
                ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body
                """
                : "DELETE FROM item WHERE kind = ? AND id = ?");
    int at = 1;
    if (body.isPresent()) {
      put.setString(at++, body.get());
    }
    put.setString(at++, item.kind().text());
    put.setString(at, item.id());
    put.executeUpdate();
  }

  @Override
  public synchronized Optional<StoredChange> change(long number) {
    return database.read(session -> {
      Optional<ChangeLine> line = line(session, number);
      if (line.isEmpty()) {
        return Optional.empty();
      }
      List<Edit> edits = edits(session, number);
      return Optional.of(new StoredChange(line.get(), new SiteChange(line.get().what(), edits)));
    });
  }

  @Override
  public synchronized List<Edit> edits(long number, ItemKey.Kind kind) {
    return database.read(session -> {
      PreparedStatement some =
          session.prepared(
              "SELECT kind, id, before, after FROM edit WHERE change = ? AND kind = ? ORDER BY place");
      some.setLong(1, number);
      some.setString(2, kind.text());
      return edits(session, some, number);
    });
  }

  private List<Edit> edits(Session session, long number) throws SQLException {
    PreparedStatement all =
        session.prepared(
            "SELECT kind, id, before, after FROM edit WHERE change = ? ORDER BY place");
    all.setLong(1, number);
    return edits(session, all, number);
  }

  private List<Edit> edits(Session session, PreparedStatement all, long number)
      throws SQLException {
    Seals seals = key.in(session);
    String row = place + ": change " + number;
    List<Edit> edits = new ArrayList<>();
    try (ResultSet rows = all.executeQuery()) {
      while (rows.next()) {
        ItemKey item = ItemText.key(row, rows.getString(1), rows.getString(2));
        Optional<String> before = Optional.ofNullable(rows.getString(3));
        Optional<String> after = Optional.ofNullable(rows.getString(4));
        edits.add(
            new Edit(
                item,
                before.map(text -> ItemText.read(row, item, text, seals)),
                after.map(text -> ItemText.read(row, item, text, seals))));
      }
    }
    return edits;
  }

  private static Optional<ChangeLine> line(Session session, long number) throws SQLException {
    PreparedStatement one =
        session.prepared("SELECT number, at, who, what FROM change WHERE number = ?");
    one.setLong(1, number);
    return lines(one).stream().findFirst();
  }

  @Override
  public synchronized List<ChangeLine> history(long below, int limit) {
    return database.read(session -> {
      PreparedStatement some =
          session.prepared(
              "SELECT number, at, who, what FROM change WHERE number < ? ORDER BY number DESC"
                  + " LIMIT ?");
      some.setLong(1, below);
      some.setLong(2, Math.clamp(limit, 0, HISTORY_LIMIT));
      return lines(some);
    });
  }

  @Override
  public synchronized List<ChangeLine> history(ItemKey item, long below, int limit) {
    return database.read(session -> history(session, item, below, limit));
  }

  private static List<ChangeLine> history(Session session, ItemKey item, long below, int limit)
      throws SQLException {
    PreparedStatement some =
        session.prepared(
            """
            SELECT DISTINCT change.number, change.at, change.who, change.what
            FROM edit JOIN change ON change.number = edit.change
            WHERE edit.kind = ? AND edit.id = ? AND edit.change < ?
            ORDER BY change.number DESC LIMIT ?
            """);
    some.setString(1, item.kind().text());
    some.setString(2, item.id());
    some.setLong(3, below);
    some.setLong(4, Math.clamp(limit, 0, HISTORY_LIMIT));
    return lines(some);
  }

  @Override
  public synchronized List<StoredChange> past(ItemKey item, int limit) {
    return database.read(session -> {
      List<StoredChange> past = new ArrayList<>();
      for (ChangeLine line : history(session, item, Long.MAX_VALUE, limit)) {
        PreparedStatement some =
            session.prepared(
                """
                SELECT kind, id, before, after FROM edit
                WHERE kind = ? AND id = ? AND change = ? ORDER BY place
                """);
        some.setString(1, item.kind().text());
        some.setString(2, item.id());
        some.setLong(3, line.number());
        List<Edit> edits = edits(session, some, line.number());
        past.add(new StoredChange(line, new SiteChange(line.what(), edits)));
      }
      return past;
    });
  }

  @Override
  public synchronized List<ItemKey> madeBy(String what) {
    return database.read(session -> {
      PreparedStatement some =
          session.prepared(
              """
              SELECT DISTINCT edit.kind, edit.id
              FROM edit JOIN change ON change.number = edit.change
              WHERE change.what = ? AND edit.before IS NULL AND edit.kind IN ('phone', 'account')
              """);
      some.setString(1, what);
      SortedSet<ItemKey> made = new TreeSet<>(); // databases differ in how they sort text
      try (ResultSet rows = some.executeQuery()) {
        while (rows.next()) {
          made.add(ItemText.key(place, rows.getString(1), rows.getString(2)));
        }
      }
      return List.copyOf(made);
    });
  }

  private static List<ChangeLine> lines(PreparedStatement filled) throws SQLException {
    List<ChangeLine> lines = new ArrayList<>();
    try (ResultSet rows = filled.executeQuery()) {
      while (rows.next()) {
        lines.add(
            new ChangeLine(
                rows.getLong(1),
                Instant.ofEpochMilli(rows.getLong(2)),
                rows.getString(3),
                rows.getString(4)));
      }
    }
    return lines;
  }

  /** Nothing is held open: the database is its opener's. */
  @Override
  public void close() {}
}
