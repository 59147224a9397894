// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.site;

import java.util.Comparator;
import java.util.Optional;

/**
 * What is set, and for which kinds of phones: {@code DSCP1}, {@code ST2022:DSCP1}. The name is a
 * phone's parameter or one of the site's own settings, without regard to letter case. A parameter
 * that the dictionary does not know stands with its section after it: {@code Foo@sip}.
 */
public record SettingKey(Scope scope, String name) implements Comparable<SettingKey> {

  private static final Comparator<SettingKey> ORDER =
      Comparator.comparing(SettingKey::name, String.CASE_INSENSITIVE_ORDER)
          .thenComparing(SettingKey::scope);

  /** For all phones. */
  public static SettingKey of(String name) {
    return new SettingKey(Scope.ALL, name);
  }

  /** Reads {@code [SCOPE:]NAME}; empty when there is no such scope or no name. */
  public static Optional<SettingKey> parse(String text) {
    int colon = text.indexOf(':');
    Optional<Scope> scope =
        colon < 0 ? Optional.of(Scope.ALL) : Scope.parse(text.substring(0, colon));
    String name = text.substring(colon + 1).strip();
    return name.isEmpty() ? Optional.empty() : scope.map(known -> new SettingKey(known, name));
  }

  /** The parameter's name alone: {@code Foo} of {@code Foo@sip}. */
  public String parameter() {
    int at = name.lastIndexOf('@');
    return at < 0 ? name : name.substring(0, at);
  }

  /**
   * The section of a parameter that the dictionary does not know: {@code sip} of {@code Foo@sip}.
   */
  public Optional<String> section() {
    int at = name.lastIndexOf('@');
    return at < 0 ? Optional.empty() : Optional.of(name.substring(at + 1));
  }

  public String text() {
    return scope.equals(Scope.ALL) ? name : scope.text() + ":" + name;
  }

  @Override
  public int compareTo(SettingKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SettingKey key && compareTo(key) == 0;
  }

  @Override
  public int hashCode() {
    int hash = scope.hashCode();
    for (int at = 0; at < name.length(); at++) {
      hash = 31 * hash + Character.toLowerCase(Character.toUpperCase(name.charAt(at)));
    }
    return hash;
  }

  @Override
  public String toString() {
    return text();
  }
}
