// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.site;

import io.dialtone.app.terminal.CommandFailure;
import io.dialtone.app.terminal.ExitCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Words of the form NAME=VALUE; a value may be empty and may hold more such signs. */
final class Pairs {

  private Pairs() {}

  static Map<String, String> of(List<String> words, String what) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String word : words) {
      int sign = word.indexOf('=');
      if (sign < 1) {
        throw wrong("'" + (sign < 0 ? word : "=") + "' is not of the form " + what);
      }
      if (pairs.put(word.substring(0, sign), word.substring(sign + 1)) != null) {
        throw wrong(word.substring(0, sign) + " is given twice");
      }
    }
    return pairs;
  }

  /** The same with numbers as names, into an object. */
  static void numbered(List<String> words, String what, ObjectNode into) {
    of(words, what)
        .forEach((number, value) -> {
          if (!number.matches("[1-9][0-9]{0,3}")) {
            throw wrong("'" + number + "' is not of the form " + what);
          }
          into.put(number, value);
        });
  }

  static CommandFailure wrong(String what) {
    return new CommandFailure(ExitCode.USAGE, what + " (see 'dialtone site --help')");
  }
}
