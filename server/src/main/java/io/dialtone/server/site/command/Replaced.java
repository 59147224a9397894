// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.command;

import io.dialtone.core.site.ItemKey;
import io.dialtone.core.site.SiteChange.Edit;
import io.dialtone.core.site.SiteItem;
import io.dialtone.server.site.ChangeLine;
import io.dialtone.server.site.DeskAnswer;
import io.dialtone.server.site.SiteDesk;
import io.dialtone.server.site.StoredChange;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a change wrote over, and whose it was: of two administrators at one value the later one is
 * told, and who says what he has seen is refused where that is no longer so.
 */
record Replaced(SiteDesk desk) {

  /** So far back it is looked for who set a value. */
  private static final int LOOKED_BACK = 50;

  private static final int ITEMS_TOLD = 20;
  private static final Shown OPEN = new Shown(true);
  private static final Shown MASKED = new Shown(false);

  /** Refuses to change values of an item that were changed after the change that was seen. */
  void refuseUnseen(ItemKey item, Set<String> names, Optional<Long> seen) throws Refused {
    if (seen.isEmpty()) {
      return;
    }
    List<ChangeLine> lines = desk.history(item, Long.MAX_VALUE, LOOKED_BACK);
    for (ChangeLine line : lines) {
      if (line.number() <= seen.get()) {
        return;
      }
      for (Edit edit : edits(line.number(), item)) {
        for (String name : names) {
          if (!value(edit.before(), name).equals(value(edit.after(), name))) {
            throw new Refused(
                name
                    + " is another since change "
                    + seen.get()
                    + ": change "
                    + line.number()
                    + " by "
                    + line.who()
                    + " at "
                    + line.at()
                    + "; look at it, then say --seen "
                    + lines.getFirst().number());
          }
        }
      }
    }
    if (lines.size() == LOOKED_BACK) {
      throw new Refused(
          "change " + seen.get() + " is long ago: look again, then say --seen with the newest");
    }
  }

  /** The answer, with each value that was there before. */
  ObjectNode told(DeskAnswer answer) throws Refused {
    ObjectNode json = Answers.of(answer);
    if (answer instanceof DeskAnswer.Done done) {
      Optional<StoredChange> change = desk.change(done.number());
      ArrayNode all = json.putArray("replaced");
      if (change.isPresent()) {
        change.get().change().edits().stream()
            .limit(ITEMS_TOLD)
            .forEach(edit -> values(all, edit, done.number()));
      }
    }
    return json;
  }

  private void values(ArrayNode all, Edit edit, long number) {
    if (edit.before().isEmpty() || edit.after().isEmpty()) {
      return;
    }
    SortedMap<String, String> masked = fields(edit.before(), MASKED);
    for (var was : fields(edit.before(), OPEN).entrySet()) {
      if (!Optional.of(was.getValue()).equals(value(edit.after(), was.getKey()))) {
        ObjectNode one = all.addObject().put("name", was.getKey());
        one.put("value", masked.getOrDefault(was.getKey(), Shown.STARS));
        setBy(edit.key(), was.getKey(), number)
            .ifPresent(line ->
                one.put("change", line.number())
                    .put("who", line.who())
                    .put("at", line.at().toString()));
      }
    }
  }

  /** The change that made a value what it was. */
  private Optional<ChangeLine> setBy(ItemKey item, String name, long below) {
    for (ChangeLine line : desk.history(item, below, LOOKED_BACK)) {
      for (Edit edit : edits(line.number(), item)) {
        if (!value(edit.before(), name).equals(value(edit.after(), name))) {
          return Optional.of(line);
        }
      }
    }
    return Optional.empty();
  }

  private List<Edit> edits(long number, ItemKey item) {
    return desk.change(number)
        .map(change ->
            change.change().edits().stream().filter(edit -> edit.key().equals(item)).toList())
        .orElse(List.of());
  }

  private static Optional<String> value(Optional<SiteItem> item, String name) {
    return Optional.ofNullable(fields(item, OPEN).get(name));
  }

  private static SortedMap<String, String> fields(Optional<SiteItem> item, Shown shown) {
    return item.map(there -> ItemFields.of(there, shown)).orElse(new TreeMap<>());
  }
}
