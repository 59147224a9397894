// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import io.dialtone.core.journal.Secret;
import io.dialtone.server.site.codec.Seals;
import io.dialtone.server.store.Session;
import io.dialtone.server.store.StoreException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The key file beside a database that knows its fingerprint: which key it is is proved once, and a
 * new one is made only where no secret was sealed before.
 */
final class KnownKey {

  private final KeyFile file;
  private final String database;
  private Optional<Sealer> proved = Optional.empty();

  KnownKey(KeyFile file, String database) {
    this.file = file;
    this.database = database;
  }

  /** The key in one transaction. */
  Use in(Session session) throws SQLException {
    return new Use(proved.isPresent() ? Optional.empty() : fingerprint(session));
  }

  /** Which key the secrets of the database are sealed with, absent before the first. */
  static Optional<String> fingerprint(Session session) throws SQLException {
    try (ResultSet row = session.prepared("SELECT fingerprint FROM seal").executeQuery()) {
      return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
    }
  }

  /** Notes which key a database's secrets are sealed with. */
  static void note(Session session, String fingerprint) throws SQLException {
    PreparedStatement note = session.prepared("INSERT INTO seal (fingerprint) VALUES (?)");
    note.setString(1, fingerprint);
    note.executeUpdate();
  }

  /** The file is read when a secret comes, so that a site without secrets needs none. */
  final class Use implements Seals {
    private final Optional<String> expected;
    private Optional<Sealer> first = Optional.empty();

    private Use(Optional<String> expected) {
      this.expected = expected;
    }

    @Override
    public String seal(Secret secret, String owner) {
      if (proved.isEmpty() && expected.isEmpty() && first.isEmpty()) {
        first = Optional.of(file.read().orElseGet(file::create));
      }
      return sealer().seal(secret, owner);
    }

    @Override
    public Secret open(String sealed, String owner) {
      return sealer().open(sealed, owner);
    }

    private Sealer sealer() {
      if (proved.isEmpty() && expected.isPresent()) {
        proved = Optional.of(matching(expected.get()));
      }
      return proved
          .or(() -> first)
          .orElseThrow(() ->
              new StoreException(
                  "the database "
                      + database
                      + " has sealed passwords and does not say with which key: restore a backup"));
    }

    /** Notes a key that was used for the first time, in the same transaction. */
    void note(Session session) throws SQLException {
      if (first.isPresent()) {
        KnownKey.note(session, first.get().fingerprint());
      }
    }
  }

  private Sealer matching(String expected) {
    Optional<Sealer> found = file.read();
    if (found.isEmpty()) {
      throw new StoreException(
          "the key "
              + file.path()
              + " is missing, and the passwords in the database "
              + database
              + " are sealed with it: put its copy back, then start again; nothing was changed");
    }
    if (!found.get().fingerprint().equals(expected)) {
      throw new StoreException(
          "the key "
              + file.path()
              + " is another one than the passwords in the database "
              + database
              + " are sealed with: put the right one there, then start again; nothing was changed");
    }
    return found.get();
  }
}
