// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import io.dialtone.core.render.ConfigSerial;
import io.dialtone.core.render.Edition;
import io.dialtone.server.store.Session;
import io.dialtone.server.store.StoreException;
import io.dialtone.wire.config.ConfigFile;
import io.dialtone.wire.octets.MacAddress;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Editions in their table; none is ever removed, or a number could come again. */
public final class Editions {

  private static final int DIGEST_LENGTH = 64;

  private Editions() {}

  /** Keeps these, each in the place of the one before. */
  public static void put(Session session, List<Edition> editions) throws SQLException {
    PreparedStatement put =
        session.prepared(
            """
            INSERT INTO edition (mac, serial, sha256, names) VALUES (?, ?, ?, ?)
            ON CONFLICT (mac) DO UPDATE SET serial = excluded.serial, sha256 = excluded.sha256,
              names = excluded.names
            """);
    for (Edition edition : editions) {
      put.setLong(1, edition.mac().bits());
      put.setString(2, edition.serial().digits());
      put.setString(3, edition.sha256());
      put.setString(4, names(edition));
      session.add(put);
    }
    session.flush(put);
  }

  private static String names(Edition edition) {
    ArrayNode names = JsonMapper.shared().createArrayNode();
    edition.names().forEach(names::add);
    return names.toString();
  }

  /** All of them, by MAC. */
  public static List<Edition> all(Session session, String place) throws SQLException {
    PreparedStatement all =
        session.prepared("SELECT mac, serial, sha256, names FROM edition ORDER BY mac");
    Reading reading = new Reading(place);
    List<Edition> editions = new ArrayList<>();
    try (ResultSet rows = all.executeQuery()) {
      while (rows.next()) {
        editions.add(
            reading.read(
                new MacAddress(rows.getLong(1)),
                rows.getString(2),
                rows.getString(3),
                rows.getString(4)));
      }
    }
    return editions;
  }

  /** What every new serial is larger than, because phones may have been served it. */
  public static Optional<ConfigSerial> floor(Session session, String place) throws SQLException {
    try (ResultSet row = session.prepared("SELECT max(serial) FROM serial_floor").executeQuery()) {
      return row.next()
          ? Optional.ofNullable(row.getString(1)).map(digits -> floor(place, digits))
          : Optional.empty();
    }
  }

  /** The same, read strictly. */
  public static ConfigSerial floor(String place, String digits) {
    if (!ConfigFile.isSerial(digits)) {
      throw new StoreException(
          place + ": the floor of config_sn has not 12 digits: restore a backup");
    }
    return new ConfigSerial(digits);
  }

  /** Notes it in the place of the one before. */
  public static void putFloor(Session session, ConfigSerial floor) throws SQLException {
    session.prepared("DELETE FROM serial_floor").executeUpdate();
    PreparedStatement put = session.prepared("INSERT INTO serial_floor (serial) VALUES (?)");
    put.setString(1, floor.digits());
    put.executeUpdate();
  }

  /** Rows read one after the other; what is the same in many of them is kept once. */
  public static final class Reading {

    private final String place;
    private final Map<String, Set<String>> names = new HashMap<>();
    private final Map<String, ConfigSerial> serials = new HashMap<>();

    /** Of a database or a backup, as a fault's sentence names it. */
    public Reading(String place) {
      this.place = place;
    }

    /** One row, read strictly. */
    public Edition read(MacAddress mac, String serial, String sha256, String namesText) {
      String row = place + ": edition of " + mac;
      if (!ConfigFile.isSerial(serial) || !isDigest(sha256)) {
        throw new StoreException(
            row + " has no number of 12 digits or no digest: restore a backup");
      }
      Set<String> known = names.getOrDefault(namesText, Set.of());
      Edition edition =
          new Edition(
              mac,
              serials.computeIfAbsent(serial, ConfigSerial::new),
              sha256,
              known.isEmpty() ? parsed(row, namesText) : known);
      names.putIfAbsent(namesText, edition.names());
      return edition;
    }

    private static boolean isDigest(String text) {
      return text.length() == DIGEST_LENGTH
          && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }

    private static Set<String> parsed(String row, String namesText) {
      Set<String> names = new TreeSet<>();
      try {
        for (JsonNode name : JsonMapper.shared().readTree(namesText)) {
          names.add(name.stringValue());
        }
      } catch (JacksonException _) {
        throw new StoreException(row + " has no list of names: restore a backup");
      }
      return names;
    }
  }
}
