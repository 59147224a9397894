// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.command;

import io.dialtone.core.journal.PhoneSeen;
import io.dialtone.core.site.Group;
import io.dialtone.core.site.ItemKey;
import io.dialtone.core.site.Level;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.SettingKey;
import io.dialtone.core.wish.Wish;
import io.dialtone.server.data.ControlRefusal;
import io.dialtone.server.site.ChangeLine;
import io.dialtone.server.site.PhoneView;
import io.dialtone.server.site.SiteDesk;
import io.dialtone.wire.octets.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Orders about settings: set, unset, show. */
record SettingOrders(SiteDesk desk, Places places, Function<MacAddress, Optional<PhoneSeen>> seen) {

  void into(SortedMap<String, Doing> doings) {
    doings.put("set", this::set);
    doings.put("unset", this::unset);
    doings.put("show", this::show);
  }

  private ObjectNode set(Order order) throws ControlRefusal, Refused {
    String who = order.text("who");
    Level level = places.level(order.text("level"));
    Map<String, String> values = order.pairs("settings");
    boolean dry = order.flag("dryRun");
    Optional<Long> seen = order.number("seen");
    order.end();
    List<Wish> wishes = new ArrayList<>();
    Set<String> names = new TreeSet<>();
    for (var entry : values.entrySet()) {
      names.add(key(entry.getKey()).text());
      wishes.add(Wish.set(level, key(entry.getKey()), entry.getValue()));
    }
    new Replaced(desk).refuseUnseen(item(level), names, seen);
    return Answers.perform(desk, new Wish.All("", wishes), who, dry);
  }

  private ObjectNode unset(Order order) throws ControlRefusal, Refused {
    String who = order.text("who");
    Level level = places.level(order.text("level"));
    List<String> names = order.texts("names");
    boolean dry = order.flag("dryRun");
    Optional<Long> seen = order.number("seen");
    order.end();
    List<Wish> wishes = new ArrayList<>();
    Set<String> keys = new TreeSet<>();
    for (String name : names) {
      keys.add(key(name).text());
      wishes.add(new Wish.UnsetSetting(level, key(name)));
    }
    new Replaced(desk).refuseUnseen(item(level), keys, seen);
    return Answers.perform(desk, new Wish.All("", wishes), who, dry);
  }

  private static ItemKey item(Level level) {
    return switch (level) {
      case Level.OfPhone(var mac) -> ItemKey.of(mac);
      case Level.OfGroup(var id) -> ItemKey.of(id);
    };
  }

  static SettingKey key(String text) throws Refused {
    return SettingKey.parse(text)
        .orElseThrow(() ->
            new Refused(
                text
                    + ": write NAME, or SCOPE:NAME with a scope of ST2030, ST2022, SIP, MGCP,"
                    + " ST2030S, ST2030M, ST2022S or ST2022M"));
  }

  private ObjectNode show(Order order) throws ControlRefusal, Refused {
    Level level = places.level(order.text("level"));
    Shown shown = new Shown(order.flag("reveal"));
    boolean onlySet = order.flag("onlySet");
    order.end();
    // before what is shown is read: then it is not newer than what was seen
    long seen = desk.history(Long.MAX_VALUE, 1).stream().mapToLong(ChangeLine::number).sum();
    return switch (level) {
      case Level.OfPhone(var mac) -> {
        PhoneView view =
            desk.show(mac).orElseThrow(() -> new Refused("phone " + mac + " was just removed"));
        yield phone(view, shown, onlySet).put("seen", seen);
      }
      case Level.OfGroup(var id) ->
          desk.read(site -> {
            ObjectNode json = Answers.found().put("group", Places.path(site, id)).put("seen", seen);
            ArrayNode levels = json.putArray("levels");
            for (Group group : site.chain(id).reversed()) {
              if (!onlySet || group.id().equals(id)) {
                ObjectNode one = levels.addObject().put("group", Places.path(site, group.id()));
                shown.settings(one, group.settings());
              }
            }
            return json;
          });
    };
  }

  private ObjectNode phone(PhoneView view, Shown shown, boolean onlySet) {
    Phone phone = view.phone();
    ObjectNode json = desk.read(site -> PhoneOrders.line(Answers.found(), site, phone));
    view.edition().ifPresent(edition -> json.put("config_sn", edition.serial().digits()));
    seen.apply(phone.mac()).ifPresent(last -> FoundJson.put(json, last));
    shown.settings(json, phone.settings());
    KeyOrders.keys(json, phone.use().keys());
    ArrayNode values = json.putArray("values");
    view.values().stream()
        .filter(value -> !onlySet || value.origin().isSet())
        .forEach(value -> shown.value(values, value));
    ArrayNode notes = json.putArray("notes");
    view.notes().forEach(notes::add);
    return json;
  }
}
