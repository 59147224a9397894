// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.command;

import io.dialtone.core.intake.Brought;
import io.dialtone.core.site.GroupId;
import io.dialtone.core.site.MacRange;
import io.dialtone.core.site.Placement;
import io.dialtone.core.site.PlacementRule;
import io.dialtone.core.site.RuleMatch;
import io.dialtone.core.site.Site;
import io.dialtone.core.wish.Wish;
import io.dialtone.server.data.ControlRefusal;
import io.dialtone.server.site.SiteDesk;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Subnet;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Orders about the rules for phones that show up. */
record RuleOrders(SiteDesk desk, Places places) {

  void into(SortedMap<String, Doing> doings) {
    doings.put("rules", this::list);
    doings.put("add-rule", this::add);
    doings.put("move-rule", this::move);
    doings.put("remove-rule", this::remove);
  }

  private ObjectNode list(Order order) throws ControlRefusal {
    order.end();
    return desk.read(site -> {
      ObjectNode json = Answers.found();
      ArrayNode items = json.putArray("items");
      for (PlacementRule rule : site.rules().all()) {
        ObjectNode one = items.addObject().put("rule", items.size());
        put(one, brought(site, rule)).put("text", rule.match().text());
        one.put("waiting", waiting(site, rule));
      }
      return json;
    });
  }

  /** How many phones wait that it counts for. */
  private static long waiting(Site site, PlacementRule rule) {
    return site.waiting() == 0
        ? 0
        : site.phones().stream()
            .filter(phone -> phone.waits() && site.rules().find(phone).equals(Optional.of(rule)))
            .count();
  }

  private static Brought.OfRule brought(Site site, PlacementRule rule) {
    return new Brought.OfRule(
        rule.match(), rule.placement(), rule.group().map(group -> Places.path(site, group)));
  }

  /** The fields of a rule. */
  static ObjectNode put(ObjectNode json, Brought.OfRule rule) {
    RuleMatch match = rule.match();
    put(json, "subnet", match.subnet());
    put(json, "circuitId", match.circuitId());
    put(json, "remoteId", match.remoteId());
    put(json, "mac", match.macs());
    put(json, "model", match.model());
    put(json, "protocol", match.protocol().map(known -> known.name().toLowerCase(Locale.ROOT)));
    json.put("state", rule.placement().text());
    put(json, "group", rule.group());
    return json;
  }

  private static void put(ObjectNode json, String name, Optional<?> value) {
    value.ifPresent(there -> json.put(name, there.toString()));
  }

  private ObjectNode add(Order order) throws ControlRefusal, Refused {
    String who = order.text("who");
    Brought.OfRule said = rule(order);
    Optional<Long> at = order.number("at");
    order.end();
    Optional<GroupId> group =
        said.group().isPresent() ? Optional.of(places.group(said.group().get())) : Optional.empty();
    PlacementRule rule = new PlacementRule(said.match(), said.placement(), group);
    Optional<Integer> place = at.map(RuleOrders::place);
    return Answers.of(desk.perform(new Wish.PutRule(rule, place), who));
  }

  /** A place that no list has stays one that no list has. */
  private static int place(long number) {
    return Math.clamp(number, 0, Integer.MAX_VALUE);
  }

  private ObjectNode move(Order order) throws ControlRefusal, Refused {
    String who = order.text("who");
    int from = place(order.number("rule").orElse(0L));
    int to = place(order.number("to").orElse(0L));
    order.end();
    return Answers.of(desk.perform(new Wish.MoveRule(from, to), who));
  }

  private ObjectNode remove(Order order) throws ControlRefusal, Refused {
    String who = order.text("who");
    int at = place(order.number("rule").orElse(0L));
    order.end();
    return Answers.of(desk.perform(new Wish.RemoveRule(at), who));
  }

  /** A rule as an order has it. */
  static Brought.OfRule rule(Order order) throws ControlRefusal, Refused {
    RuleMatch match =
        new RuleMatch(
            part(order, "subnet", Subnet::parse, "no network: write 10.1.0.0/24"),
            order.optional("circuitId"),
            order.optional("remoteId"),
            part(
                order,
                "mac",
                MacRange::parse,
                "no range of MAC addresses: write 00:14:7f, or FROM-TO with both in full"),
            part(order, "model", Model::parse, "no model: there are ST2030 and ST2022"),
            part(order, "protocol", Protocol::parse, "no protocol: there are sip and mgcp"));
    Optional<Placement> placement =
        part(
            order,
            "state",
            Placement::parse,
            "nothing that a rule can do: there are active, quarantined and ignored");
    return new Brought.OfRule(
        match,
        placement.orElseThrow(() -> new Refused("say --state active, quarantined or ignored")),
        order.optional("group"));
  }

  private static <T> Optional<T> part(
      Order order, String name, Function<String, Optional<T>> parse, String otherwise)
      throws ControlRefusal, Refused {
    Optional<String> text = order.optional(name);
    Optional<T> value = text.flatMap(parse);
    if (text.isPresent() && value.isEmpty()) {
      throw new Refused("'" + text.get() + "' is " + otherwise);
    }
    return value;
  }
}
