// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.command;

import java.util.Collection;
import java.util.function.BiConsumer;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Long lists in pages, each one line of the control socket. */
final class Pages {

  /** Items a page. */
  private static final int SIZE = 1_000;

  private Pages() {}

  /**
   * A page of a list that is sorted by name.
   *
   * @param after the last name of the page before, empty for the first
   */
  static <T> ObjectNode of(
      Collection<T> all, Function<T, String> name, String after, BiConsumer<ArrayNode, T> write) {
    ObjectNode json = Answers.found();
    ArrayNode items = json.putArray("items");
    String last = "";
    for (T item : all) {
      if (name.apply(item).compareTo(after) > 0) {
        if (items.size() == SIZE) {
          return json.put("next", last);
        }
        write.accept(items, item);
        last = name.apply(item);
      }
    }
    return json;
  }
}
