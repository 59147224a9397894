// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.command;

import io.dialtone.core.site.Group;
import io.dialtone.core.site.GroupId;
import io.dialtone.core.site.Site;
import io.dialtone.core.wish.Wish;
import io.dialtone.server.data.ControlRefusal;
import io.dialtone.server.site.SiteDesk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** Orders about groups. */
record GroupOrders(SiteDesk desk, Places places) {

  void into(SortedMap<String, Doing> doings) {
    doings.put("groups", this::list);
    doings.put("add-group", this::add);
    doings.put("rename-group", this::rename);
    doings.put("move-group", this::move);
    doings.put("remove-group", this::remove);
  }

  private record Line(String path, Group group, int below) {}

  private ObjectNode list(Order order) throws ControlRefusal {
    String after = order.optional("after").orElse("");
    order.end();
    return desk.read(site ->
        Pages.of(
            lines(site),
            Line::path,
            after,
            (items, line) ->
                items
                    .addObject()
                    .put("path", line.path())
                    .put("number", line.group().id().number())
                    .put("phones", site.phonesIn(line.group().id()).size())
                    .put("phonesBelow", line.below())
                    .put("settings", line.group().settings().all().size())));
  }

  private static List<Line> lines(Site site) {
    Map<GroupId, Integer> below = new TreeMap<>();
    for (Group group : site.groups()) {
      int phones = site.phonesIn(group.id()).size();
      site.chain(group.id()).forEach(above -> below.merge(above.id(), phones, Integer::sum));
    }
    List<Line> lines = new ArrayList<>();
    for (Group group : site.groups()) {
      lines.add(new Line(Places.path(site, group.id()), group, below.getOrDefault(group.id(), 0)));
    }
    lines.sort(Comparator.comparing(Line::path));
    return lines;
  }

  private ObjectNode add(Order order) throws ControlRefusal, Refused {
    String who = order.text("who");
    String path = order.text("path");
    order.end();
    return Answers.of(desk.perform(new Wish.AddGroup(places.above(path), Places.last(path)), who));
  }

  private ObjectNode rename(Order order) throws ControlRefusal, Refused {
    String who = order.text("who");
    GroupId group = places.group(order.text("path"));
    String name = order.text("name");
    order.end();
    return Answers.of(desk.perform(new Wish.RenameGroup(group, name), who));
  }

  private ObjectNode move(Order order) throws ControlRefusal, Refused {
    String who = order.text("who");
    GroupId group = places.group(order.text("path"));
    GroupId parent = places.group(order.text("parent"));
    order.end();
    return Answers.of(desk.perform(new Wish.MoveGroup(group, parent), who));
  }

  private ObjectNode remove(Order order) throws ControlRefusal, Refused {
    String who = order.text("who");
    GroupId group = places.group(order.text("path"));
    order.end();
    return Answers.of(desk.perform(new Wish.RemoveGroup(group), who));
  }
}
