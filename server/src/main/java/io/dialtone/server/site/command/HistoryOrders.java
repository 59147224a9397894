// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.command;

import io.dialtone.core.site.GroupId;
import io.dialtone.core.site.ItemKey;
import io.dialtone.core.site.SiteChange;
import io.dialtone.core.site.SiteItem;
import io.dialtone.server.data.ControlRefusal;
import io.dialtone.server.discovery.Discovery;
import io.dialtone.server.site.ChangeLine;
import io.dialtone.server.site.SiteDesk;
import io.dialtone.server.site.SiteStore;
import io.dialtone.server.site.StoredChange;
import io.dialtone.wire.octets.MacAddress;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Orders about what was changed before. */
record HistoryOrders(SiteDesk desk, Places places) {

  /** So many items of one change are told one by one. */
  private static final int ITEMS_TOLD = 200;

  /** So many lines of the history are looked at in one go. */
  private static final int LOOKED_BACK = 20;

  private static final int USUAL = 20;

  void into(SortedMap<String, Doing> doings) {
    doings.put("history", this::list);
    doings.put("change", this::one);
    doings.put("undo", this::undo);
  }

  private ObjectNode list(Order order) throws ControlRefusal, Refused {
    long below = order.number("below").orElse(Long.MAX_VALUE);
    long limit = Math.clamp(order.number("limit").orElse((long) USUAL), 1, SiteStore.HISTORY_LIMIT);
    Optional<String> level = order.optional("level");
    order.end();
    List<ChangeLine> lines =
        level.isPresent()
            ? desk.history(item(level.get()), below, (int) limit)
            : desk.history(below, (int) limit);
    ObjectNode json = Answers.found();
    ArrayNode items = json.putArray("items");
    lines.forEach(line -> line(items.addObject(), line));
    return json;
  }

  /** A phone that was removed has a history all the same. */
  private ItemKey item(String level) throws Refused {
    Optional<MacAddress> mac = MacAddress.parse(level);
    if (mac.isPresent()) {
      return ItemKey.of(mac.get());
    }
    GroupId group = places.group(level);
    return ItemKey.of(group);
  }

  private static void line(ObjectNode json, ChangeLine line) {
    json.put("change", line.number()).put("at", line.at().toString());
    json.put("who", line.who()).put("what", line.what());
  }

  private ObjectNode one(Order order) throws ControlRefusal, Refused {
    long number = order.number("change").orElse(0L);
    Shown shown = new Shown(order.flag("reveal"));
    order.end();
    StoredChange change =
        desk.change(number)
            .orElseThrow(
                () -> new Refused("there is no change " + number + ": look at the history"));
    ObjectNode json = Answers.found();
    line(json, change.line());
    ArrayNode items = json.putArray("items");
    List<SiteChange.Edit> edits = change.change().edits();
    edits.stream().limit(ITEMS_TOLD).forEach(edit -> edit(items.addObject(), edit, shown));
    return json.put("more", edits.size() - items.size());
  }

  private void edit(ObjectNode json, SiteChange.Edit edit, Shown shown) {
    json.put("item", name(edit.key()));
    json.put("made", edit.before().isEmpty()).put("removed", edit.after().isEmpty());
    SortedMap<String, String> before = fields(edit.before(), shown);
    SortedMap<String, String> after = fields(edit.after(), shown);
    // compared as they are, and shown as they may be: one password is not another
    SortedMap<String, String> was = fields(edit.before(), new Shown(true));
    SortedMap<String, String> is = fields(edit.after(), new Shown(true));
    ArrayNode values = json.putArray("values");
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      if (!Optional.ofNullable(was.get(name)).equals(Optional.ofNullable(is.get(name)))) {
        ObjectNode one = values.addObject().put("name", name);
        Optional.ofNullable(before.get(name)).ifPresent(value -> one.put("before", value));
        Optional.ofNullable(after.get(name)).ifPresent(value -> one.put("after", value));
      }
    }
  }

  private String name(ItemKey key) {
    return key.kind() == ItemKey.Kind.GROUP && key.id().matches("[0-9]{1,9}")
        ? desk.read(site -> {
          GroupId id = new GroupId(Integer.parseInt(key.id(), 10));
          return site.group(id).isPresent()
              ? "group " + Places.path(site, id)
              : "group number " + id;
        })
        : key.toString();
  }

  private static SortedMap<String, String> fields(Optional<SiteItem> item, Shown shown) {
    return item.map(there -> ItemFields.of(there, shown)).orElse(new TreeMap<>());
  }

  /** Takes a change back, the newest that somebody made where none is named. */
  private ObjectNode undo(Order order) throws ControlRefusal, Refused {
    String who = order.text("who");
    Optional<Long> number = order.number("change");
    order.end();
    return Answers.of(desk.undo(number.isPresent() ? number.get() : newest(), who));
  }

  /** Phones that show up by themselves, and what brought serials alone, are nobody's change. */
  private long newest() throws Refused {
    List<ChangeLine> lines = desk.history(Long.MAX_VALUE, LOOKED_BACK);
    while (!lines.isEmpty()) {
      for (ChangeLine line : lines) {
        if (!line.who().equals(Discovery.WHO) && hasEdits(line)) {
          return line.number();
        }
      }
      lines = desk.history(lines.getLast().number(), LOOKED_BACK);
    }
    throw new Refused("there is nothing to take back: look at the history");
  }

  private boolean hasEdits(ChangeLine line) {
    return desk.change(line.number())
        .filter(stored -> !stored.change().edits().isEmpty())
        .isPresent();
  }
}
