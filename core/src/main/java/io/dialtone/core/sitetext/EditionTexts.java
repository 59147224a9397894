// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.sitetext;

import io.dialtone.core.render.Edition;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Editions as text: the names that many phones share once, under the digest of their list, then a
 * line a phone.
 */
final class EditionTexts {

  static final String NAMES = "names ";
  static final String EDITIONS = "editions";
  static final String FLOOR = "floor";

  private EditionTexts() {}

  static void write(StringBuilder text, SiteTexts.Given given) {
    given.floor().ifPresent(floor -> text.append(FLOOR).append('=').append(floor).append('\n'));
    List<Edition> sorted =
        given.editions().stream().sorted(Comparator.comparing(Edition::mac)).toList();
    SortedMap<String, Set<String>> lists = new TreeMap<>();
    StringBuilder lines = new StringBuilder();
    for (Edition edition : sorted) {
      String id = id(edition.names());
      while (!lists.getOrDefault(id, edition.names()).equals(edition.names())) {
        id += "x"; // two lists of one digest
      }
      lists.put(id, edition.names());
      lines.append(edition.mac()).append('=').append(edition.serial()).append(' ');
      lines.append(edition.sha256()).append(' ').append(id).append('\n');
    }
    lists.forEach((id, names) -> {
      text.append("\n[").append(NAMES).append(id).append("]\n");
      names.forEach(name -> text.append(name).append('\n'));
    });
    text.append("\n[").append(EDITIONS).append("]\n").append(lines);
  }

  /** A short name for a list of names, by its content. */
  static String id(Set<String> names) {
    long hash = 0xcbf29ce484222325L;
    for (String name : names) {
      for (int at = 0; at < name.length(); at++) {
        hash = (hash ^ name.charAt(at)) * 0x100000001b3L;
      }
      hash = (hash ^ '\n') * 0x100000001b3L;
    }
    return String.format(Locale.ROOT, "%016x", hash);
  }
}
