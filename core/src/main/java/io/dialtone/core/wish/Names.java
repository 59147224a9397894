// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.wish;

import io.dialtone.wire.octets.MacAddress;
import java.util.Optional;

/** What may be a name of ours: one short line that is no path. */
final class Names {

  private static final String PATH_CHARACTERS = "/\\:*?\"<>|";

  private Names() {}

  /** What is wrong with the name of a group, an account or a template. */
  static Optional<String> fault(String what, String name) {
    Optional<String> line = lineFault("the name of " + what, name, SiteLimits.NAME);
    if (line.isPresent()) {
      return line;
    }
    if (name.isEmpty()) {
      return Optional.of(what + " needs a name");
    }
    for (int at = 0; at < name.length(); at++) {
      if (PATH_CHARACTERS.indexOf(name.charAt(at)) >= 0) {
        return Optional.of(
            "the name of " + what + " has a \"" + name.charAt(at) + "\": leave out " + spaced());
      }
    }
    if (name.chars().allMatch(c -> c == '.')) {
      return Optional.of("the name of " + what + " is only dots: take letters or digits");
    }
    boolean taken = MacAddress.parse(name).isPresent() || name.equalsIgnoreCase(Levels.SITE);
    return taken && what.equals("a group")
        ? Optional.of("\"" + name + "\" stands for another level: take another name for the group")
        : Optional.empty();
  }

  /** What is wrong with the name of a file, which phones get in INF lines and ask for. */
  static Optional<String> fileFault(String name) {
    if (!name.matches("[A-Za-z0-9_][A-Za-z0-9._+-]*")) {
      return Optional.of(
          "a file's name has letters, digits, \".\", \"_\", \"+\" and \"-\" alone,"
              + " and no folders: rename it");
    }
    return name.length() > SiteLimits.FILE_NAME
        ? Optional.of("a file's name has at most " + SiteLimits.FILE_NAME + " letters: rename it")
        : Optional.empty();
  }

  /** What is wrong with a text that must be one line without control characters. */
  static Optional<String> lineFault(String what, String text, int most) {
    if (text.length() > most) {
      return Optional.of(what + " has more than " + most + " letters: shorten it");
    }
    for (int at = 0; at < text.length(); at++) {
      if (Character.isISOControl(text.charAt(at)) || isLineEnd(text.charAt(at))) {
        return Optional.of(
            what + " has a line break or control character at place " + (at + 1) + ": take it out");
      }
      if (Character.getType(text.charAt(at)) == Character.FORMAT) {
        return Optional.of(
            what + " has an invisible character at place " + (at + 1) + ": take it out");
      }
    }
    return text.strip().equals(text)
        ? Optional.empty()
        : Optional.of(what + " begins or ends with a blank: take it out");
  }

  /** Whether phones cannot show all of it. */
  static boolean beyondLatin1(String text) {
    return text.chars().anyMatch(c -> c > 0xFF);
  }

  private static boolean isLineEnd(char c) {
    int type = Character.getType(c);
    return type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
  }

  private static String spaced() {
    return String.join(" ", PATH_CHARACTERS.split(""));
  }
}
