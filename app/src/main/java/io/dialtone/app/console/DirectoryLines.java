// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.console;

import io.dialtone.handset.directory.DirectoryBrowser;
import io.dialtone.handset.directory.DirectorySight;
import io.dialtone.handset.port.PowerLost;
import io.dialtone.wire.directory.DirectoryPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** The phonebook as a phone's display would show it, line by line. */
record DirectoryLines(Supplier<DirectoryBrowser> phonebook) {

  /** Looks for somebody. */
  static final String SEARCH = "phonebook";

  /** Opens a page of a menu. */
  static final String PAGE = "page";

  List<String> answer(String word, String rest) {
    try {
      return word.equalsIgnoreCase(SEARCH)
          ? lines(phonebook.get().search(rest))
          : lines(phonebook.get().choose(rest.matches("[0-9]{1,3}") ? Integer.parseInt(rest) : 0));
    } catch (PowerLost _) {
      return List.of("the phone has no power");
    }
  }

  private static List<String> lines(DirectorySight sight) {
    List<String> lines = new ArrayList<>();
    switch (sight) {
      case DirectorySight.Nothing(var reason) -> lines.add(reason);
      case DirectorySight.Page(_, DirectoryPage.Book(var entries)) -> {
        entries.forEach(entry -> lines.add(pair(entry.name(), entry.telephone())));
        if (entries.isEmpty()) {
          lines.add("nobody was found");
        }
      }
      case DirectorySight.Page(_, DirectoryPage.Menu(var items)) -> {
        for (int at = 0; at < items.size(); at++) {
          lines.add(pair(items.get(at).name(), "page " + (at + 1)));
        }
      }
    }
    return lines;
  }

  private static String pair(String left, String right) {
    return String.format(Locale.ROOT, "  %-28s  %s", left, right);
  }
}
