// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One setting: its name in the file, its option if it has one, how it is read, and what the manual
 * says of it. {@code usual} is the default as one would write it, empty where there is none.
 */
record Key<T>(String name, String option, Reading<T> reading, String usual, Manual manual) {

  /** The prefix of all our variables. */
  static final String PREFIX = "DIALTONE_";

  /** A sentence on what it is for, and an example as it stands in the file. */
  record Manual(String meaning, String example) {}

  /** A key that still lacks its manual. */
  @FunctionalInterface
  interface Draft<T> {
    Key<T> says(String meaning, String example);
  }

  static <T> Draft<T> named(String name, String option, Reading<T> reading, String usual) {
    return (meaning, example) ->
        new Key<>(name, option, reading, usual, new Manual(meaning, example));
  }

  /** The last part of the name: what stands left of the equals sign. */
  String leaf() {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** The table it stands in; empty for the top. */
  String table() {
    return name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : "";
  }

  Optional<String> optionName() {
    return option.isEmpty() ? Optional.empty() : Optional.of(option);
  }

  /**
   * The variables that set it, the option's name before the key's; none inside a list of tables.
   */
  List<String> variables() {
    List<String> names = new ArrayList<>();
    if (!option.isEmpty()) {
      names.add(variable(option.substring(2)));
    }
    String own = variable(name);
    if (!names.contains(own) && !Keys.inTableList(this)) {
      names.add(own);
    }
    return names;
  }

  static String variable(String name) {
    return PREFIX + name.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
  }
}
