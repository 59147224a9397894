// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.command;

import io.dialtone.core.site.FunctionKey;
import io.dialtone.core.site.KeyTemplate;
import io.dialtone.core.site.Phone;
import io.dialtone.core.wish.Wish;
import io.dialtone.server.data.ControlRefusal;
import io.dialtone.server.site.SiteDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** Orders about function keys, of phones and of templates: {@code speed-dial:200}. */
record KeyOrders(SiteDesk desk, Places places) {

  void into(SortedMap<String, Doing> doings) {
    doings.put("keys", this::ofPhone);
    doings.put("templates", this::list);
    doings.put("put-template", this::put);
    doings.put("remove-template", this::remove);
  }

  static void keys(ObjectNode json, SortedMap<Integer, FunctionKey> keys) {
    ObjectNode all = json.putObject("keys");
    keys.forEach((number, key) -> all.put(Integer.toString(number), text(key)));
  }

  static String text(FunctionKey key) {
    return key.use().text() + (key.target().isEmpty() ? "" : ":" + key.target());
  }

  /** What is written behind a key's number; nothing takes the key away. */
  static Optional<FunctionKey> key(String text) throws Refused {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    int colon = text.indexOf(':');
    String use = colon < 0 ? text : text.substring(0, colon);
    FunctionKey.Use known =
        FunctionKey.Use.parse(use)
            .orElseThrow(() ->
                new Refused(
                    use
                        + " is no use of a key: write none, speed-dial:NUMBER or"
                        + " supervision:NUMBER"));
    return Optional.of(new FunctionKey(known, colon < 0 ? "" : text.substring(colon + 1)));
  }

  private ObjectNode ofPhone(Order order) throws ControlRefusal, Refused {
    String who = order.text("who");
    Phone phone = places.phone(order.text("mac"));
    Map<Integer, String> keys = order.numbered("keys");
    order.end();
    List<Wish> wishes = new ArrayList<>();
    for (var entry : keys.entrySet()) {
      wishes.add(new Wish.SetKey(phone.mac(), entry.getKey(), key(entry.getValue())));
    }
    return Answers.of(desk.perform(new Wish.All("", wishes), who));
  }

  private ObjectNode list(Order order) throws ControlRefusal {
    String after = order.optional("after").orElse("");
    order.end();
    return desk.read(site ->
        Pages.of(
            site.templates(),
            KeyTemplate::name,
            after,
            (items, template) ->
                keys(items.addObject().put("name", template.name()), template.keys())));
  }

  /** A new template, or other keys for one that is there. */
  private ObjectNode put(Order order) throws ControlRefusal, Refused {
    String who = order.text("who");
    String name = order.text("name");
    Map<Integer, String> said = order.numbered("keys");
    order.end();
    SortedMap<Integer, FunctionKey> keys = new TreeMap<>();
    desk.read(site -> site.template(name)).ifPresent(template -> keys.putAll(template.keys()));
    for (var entry : said.entrySet()) {
      Optional<FunctionKey> key = key(entry.getValue());
      key.ifPresentOrElse(use -> keys.put(entry.getKey(), use), () -> keys.remove(entry.getKey()));
    }
    return Answers.of(desk.perform(new Wish.PutTemplate(new KeyTemplate(name, keys)), who));
  }

  private ObjectNode remove(Order order) throws ControlRefusal, Refused {
    String who = order.text("who");
    String name = order.text("name");
    order.end();
    return Answers.of(desk.perform(new Wish.RemoveTemplate(name), who));
  }
}
