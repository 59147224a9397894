// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.claim;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a column of a claim list can say, and what else people call it. */
public enum ClaimField {
  MAC("mac", "mac address", "mac addr", "macaddress", "hwaddr", "ethernet", "adresse mac"),
  LABEL("label", "description", "phone", "device", "device name", "bezeichnung", "libelle"),
  LOCATION("location", "place", "room", "site", "ort", "raum", "lieu", "emplacement"),
  MODEL("model", "type", "modell", "modele", "device type", "product"),
  PROTOCOL("protocol", "protokoll", "protocole", "signalling"),
  GROUP("group", "department", "gruppe", "groupe", "abteilung"),
  STATE("state", "status"),
  ACCOUNT("account", "line", "user", "username", "extension", "ext", "konto", "compte", "peer"),
  NUMBER("number", "did", "phone number", "nummer", "numero", "callerid"),
  NAME("name", "display name", "displayname", "full name", "fullname", "anzeigename", "nom"),
  LOGIN("login", "auth", "auth user", "authuser", "auth name", "authname"),
  PASSWORD("password", "secret", "pass", "passwort", "kennwort", "mot de passe"),
  SERVER("server", "registrar", "proxy", "host", "sip server"),
  /** Of a file of rejected rows that comes back. */
  REASON("reason");

  private static final String BETWEEN = ",";

  private final String text;
  private final String synonyms;

  ClaimField(String text, String... synonyms) {
    this.text = text;
    this.synonyms = String.join(BETWEEN, synonyms);
  }

  /** As it is written in {@code --columns}. */
  public String text() {
    return text;
  }

  /** Whether a phone has one for each of its lines. */
  boolean ofLine() {
    return switch (this) {
      case ACCOUNT, NUMBER, NAME, LOGIN, PASSWORD, SERVER -> true;
      default -> false;
    };
  }

  /** The field of this name or synonym, whatever its letter case, blanks and marks. */
  static Optional<ClaimField> named(String name) {
    String plain = plain(name);
    if (plain.isEmpty()) {
      return Optional.empty();
    }
    for (ClaimField field : values()) {
      if (plain.equals(field.text)
          || Stream.of(field.synonyms.split(BETWEEN))
              .anyMatch(other -> plain(other).equals(plain))) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  private static String plain(String name) {
    StringBuilder letters = new StringBuilder();
    name.toLowerCase(Locale.ROOT)
        .chars()
        .filter(Character::isLetterOrDigit)
        .map(letter -> letter == 'é' || letter == 'è' ? 'e' : letter)
        .forEach(letter -> letters.append((char) letter));
    return letters.toString();
  }
}
