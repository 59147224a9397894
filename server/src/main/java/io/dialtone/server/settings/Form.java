// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.settings;

import java.util.List;
import java.util.Map;

/** The form of a value: untyped from the command line, or one of TOML's types. */
sealed interface Form {

  /** What it is, for "expected …, found …". */
  String found();

  /** Untyped text of an option or a variable. */
  record Word(String text) implements Form {
    @Override
    public String found() {
      return "'" + text + "'";
    }
  }

  /** Text in quotes. */
  record Text(String text) implements Form {
    @Override
    public String found() {
      return "\"" + text + "\"";
    }
  }

  record Flag(boolean on) implements Form {
    @Override
    public String found() {
      return on ? "true" : "false";
    }
  }

  record Whole(long value) implements Form {
    @Override
    public String found() {
      return "the number " + value;
    }
  }

  record Items(List<Form> items) implements Form {
    @Override
    public String found() {
      return "a list";
    }
  }

  record Table(Map<String, Form> entries) implements Form {
    @Override
    public String found() {
      return "a table";
    }
  }

  /** A type no setting has: a date, a fraction. */
  record Foreign(String found) implements Form {}
}
