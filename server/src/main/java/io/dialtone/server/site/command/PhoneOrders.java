// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.command;

import io.dialtone.core.journal.PhoneSeen;
import io.dialtone.core.site.GroupId;
import io.dialtone.core.site.Level;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.PhonePlace;
import io.dialtone.core.site.PhoneState;
import io.dialtone.core.site.SettingKey;
import io.dialtone.core.site.SettingValue;
import io.dialtone.core.site.Site;
import io.dialtone.core.wish.Wish;
import io.dialtone.server.data.ControlRefusal;
import io.dialtone.server.site.SiteDesk;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.MacAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Orders about phones. */
record PhoneOrders(SiteDesk desk, Places places, Function<MacAddress, Optional<PhoneSeen>> seen) {

  /** Not a state: discovered and quarantined together. */
  private static final String WAITING = "waiting";

  private static final FilePrefix ANY_KIND = new FilePrefix(Model.ST2030, Protocol.SIP);

  void into(SortedMap<String, Doing> doings) {
    doings.put("phones", this::list);
    doings.put("add-phone", this::add);
    doings.put("change-phone", this::change);
    doings.put("approve-phones", this::approve);
    doings.put("replace-phone", this::replace);
    doings.put("remove-phone", this::remove);
  }

  private ObjectNode list(Order order) throws ControlRefusal, Refused {
    String after = order.optional("after").orElse("");
    Optional<String> path = order.optional("group");
    Optional<String> said = order.optional("state");
    boolean waiting = said.filter(WAITING::equals).isPresent();
    Optional<PhoneState> state = waiting ? Optional.empty() : state(said);
    order.end();
    Optional<GroupId> top =
        path.isPresent() ? Optional.of(places.group(path.get())) : Optional.empty();
    return desk.read(site -> {
      Set<GroupId> groups = new TreeSet<>(top.map(site::below).orElse(List.of()));
      List<Phone> meant =
          site.phones().stream()
              .filter(phone -> top.isEmpty() || groups.contains(phone.place().group()))
              .filter(phone -> state.isEmpty() || state.get() == phone.state())
              .filter(phone -> !waiting || phone.waits())
              .toList();
      return Pages.of(
          meant,
          phone -> phone.mac().toString(),
          after,
          (items, phone) -> {
            ObjectNode json = line(items.addObject(), site, phone);
            seen.apply(phone.mac()).ifPresent(last -> FoundJson.put(json, last));
          });
    });
  }

  /** What a phone is and where it stands. */
  static ObjectNode line(ObjectNode json, Site site, Phone phone) {
    json.put("mac", phone.mac().toString());
    json.put("model", phone.kind().model().name()).put("protocol", phone.kind().protocol().name());
    json.put("state", phone.state().text());
    json.put("group", Places.path(site, phone.place().group()));
    json.put("label", phone.place().label()).put("location", phone.place().location());
    ObjectNode lines = json.putObject("lines");
    phone.use().lines().forEach((line, account) -> lines.put(Integer.toString(line), account));
    FoundJson.put(json, phone);
    return json;
  }

  private ObjectNode add(Order order) throws ControlRefusal, Refused {
    String who = order.text("who");
    MacAddress mac = Places.mac(order.text("mac"));
    FilePrefix kind = kind(order, Optional.empty());
    PhonePlace place = place(order, PhonePlace.UNKNOWN);
    PhoneState state = state(order.optional("state")).orElse(PhoneState.ACTIVE);
    List<Wish> wishes = new ArrayList<>();
    wishes.add(new Wish.AddPhone(mac, kind, state, place));
    wishes.addAll(lines(order, mac));
    order.end();
    return Answers.of(desk.perform(new Wish.All("", wishes), who));
  }

  private ObjectNode change(Order order) throws ControlRefusal, Refused {
    String who = order.text("who");
    Phone phone = places.phone(order.text("mac"));
    FilePrefix kind = kind(order, Optional.of(phone.kind()));
    PhonePlace place = place(order, phone.place());
    Optional<PhoneState> state = state(order.optional("state"));
    List<Wish> wishes = new ArrayList<>();
    boolean said = order.optional("model").isPresent() || order.optional("protocol").isPresent();
    if (!kind.equals(phone.kind()) || (said && phone.isAmbiguous())) { // it was a guess till now
      wishes.add(new Wish.SetKind(phone.mac(), kind));
    }
    if (!place.equals(phone.place())) {
      wishes.add(new Wish.SetPlace(phone.mac(), place));
    }
    if (state.isPresent() && state.get() != phone.state()) {
      wishes.add(new Wish.SetState(phone.mac(), state.get()));
    }
    wishes.addAll(lines(order, phone.mac()));
    order.end();
    return new Replaced(desk).told(desk.perform(new Wish.All("", wishes), who));
  }

  /** Phones that wait become active: those named, or those in a group and below it. */
  private ObjectNode approve(Order order) throws ControlRefusal, Refused {
    String who = order.text("who");
    Optional<String> path = order.optional("group");
    List<String> named = order.texts("phones");
    Optional<String> into = order.optional("into");
    Optional<GroupId> place =
        into.isPresent() ? Optional.of(places.group(into.get())) : Optional.empty();
    boolean said = order.optional("model").isPresent() || order.optional("protocol").isPresent();
    FilePrefix _ = kind(order, Optional.of(ANY_KIND)); // what is wrong with it, if something is
    order.end();
    List<Phone> unsure = new ArrayList<>();
    List<Wish> wishes = new ArrayList<>();
    int approved = 0;
    for (Phone phone : waiting(path, named)) {
      if (phone.isAmbiguous() && !said) {
        unsure.add(phone);
        continue;
      }
      if (phone.isAmbiguous()) {
        wishes.add(new Wish.SetKind(phone.mac(), kind(order, Optional.of(phone.kind()))));
      }
      PhonePlace now = phone.place();
      place
          .filter(group -> !group.equals(now.group()))
          .map(group -> new PhonePlace(group, now.label(), now.location()))
          .ifPresent(there -> wishes.add(new Wish.SetPlace(phone.mac(), there)));
      wishes.add(new Wish.SetState(phone.mac(), PhoneState.ACTIVE));
      approved++;
    }
    if (wishes.isEmpty()) {
      throw new Refused(unsure.isEmpty() ? "no phone waits there" : unsure(unsure));
    }
    String what = "approve " + approved + (approved == 1 ? " phone" : " phones");
    what += into.isPresent() ? " into " + into.get() : "";
    ObjectNode json = Answers.of(desk.perform(new Wish.All(what, wishes), who));
    if (!unsure.isEmpty()) {
      json.withArray("warnings").add(unsure(unsure));
    }
    return json;
  }

  /** Of those named, and of those in a group and below it, the ones that wait. */
  private Collection<Phone> waiting(Optional<String> path, List<String> named)
      throws ControlRefusal, Refused {
    SortedMap<MacAddress, Phone> meant = new TreeMap<>();
    for (String mac : named) {
      Phone phone = places.phone(mac);
      meant.put(phone.mac(), phone);
    }
    if (path.isPresent()) {
      GroupId top = places.group(path.get());
      desk.read(
              site -> {
                Set<GroupId> groups = new TreeSet<>(site.below(top));
                return site.phones().stream()
                    .filter(phone -> groups.contains(phone.place().group()))
                    .toList();
              })
          .forEach(phone -> meant.put(phone.mac(), phone));
    }
    return meant.values().stream().filter(Phone::waits).toList();
  }

  private static String unsure(List<Phone> phones) {
    return "phone "
        + phones.getFirst().mac()
        + (phones.size() == 1 ? "" : " and " + (phones.size() - 1) + " more")
        + " did not say model and protocol: say them for these, 'dialtone site phones approve"
        + " MAC... --model ... --protocol ...'";
  }

  /** Another phone of the same kind in the place of a broken one, with all that was set at it. */
  private ObjectNode replace(Order order) throws ControlRefusal, Refused {
    String who = order.text("who");
    Phone old = places.phone(order.text("mac"));
    MacAddress mac = Places.mac(order.text("by"));
    order.end();
    if (mac.equals(old.mac())) {
      throw new Refused(mac + " is the phone that goes: name the one that comes");
    }
    refuseOther(old, mac);
    List<Wish> wishes = new ArrayList<>();
    wishes.add(new Wish.RemovePhone(old.mac()));
    wishes.add(new Wish.AddPhone(mac, old.kind(), old.state(), old.place()));
    old.use()
        .lines()
        .forEach(
            (line, account) -> wishes.add(new Wish.AssignLine(mac, line, Optional.of(account))));
    old.use()
        .keys()
        .forEach((number, key) -> wishes.add(new Wish.SetKey(mac, number, Optional.of(key))));
    for (Map.Entry<SettingKey, SettingValue> entry : old.settings().all().entrySet()) {
      Level level = new Level.OfPhone(mac);
      wishes.add(Wish.set(level, entry.getKey(), entry.getValue().reveal()));
    }
    String what = "phone " + mac + " in the place of " + old.mac();
    return Answers.of(desk.perform(new Wish.All(what, wishes), who));
  }

  /** The phone that comes may have shown up already, and then said what it is. */
  private void refuseOther(Phone old, MacAddress mac) throws Refused {
    Optional<Model> seen = desk.read(site -> site.phone(mac).flatMap(Phone::knownModel));
    if (seen.filter(model -> model != old.kind().model()).isPresent()) {
      throw new Refused(
          "phone "
              + mac
              + " is an "
              + seen.get()
              + ", and "
              + old.mac()
              + " an "
              + old.kind().model()
              + ": put one of the same model in its place");
    }
  }

  private ObjectNode remove(Order order) throws ControlRefusal, Refused {
    String who = order.text("who");
    List<Wish> wishes = new ArrayList<>();
    for (MacAddress mac : macs(order.texts("phones"))) {
      wishes.add(new Wish.RemovePhone(mac));
    }
    order.end();
    if (wishes.isEmpty()) {
      throw new Refused("name a phone");
    }
    String what = wishes.size() == 1 ? "" : "remove " + wishes.size() + " phones";
    return Answers.of(desk.perform(new Wish.All(what, wishes), who));
  }

  private static Set<MacAddress> macs(List<String> texts) throws Refused {
    Set<MacAddress> macs = new TreeSet<>();
    for (String text : texts) {
      macs.add(Places.mac(text));
    }
    return macs;
  }

  private static FilePrefix kind(Order order, Optional<FilePrefix> standing)
      throws ControlRefusal, Refused {
    Optional<String> model = order.optional("model");
    Optional<String> protocol = order.optional("protocol");
    Optional<Model> meant = model.flatMap(Model::parse);
    Optional<Protocol> spoken = protocol.flatMap(Protocol::parse);
    if (model.isPresent() && meant.isEmpty()) {
      throw new Refused(model.get() + " is no model: there are ST2030 and ST2022");
    }
    if (protocol.isPresent() && spoken.isEmpty()) {
      throw new Refused(protocol.get() + " is no protocol: there are sip and mgcp");
    }
    return new FilePrefix(
        meant
            .or(() -> standing.map(FilePrefix::model))
            .orElseThrow(() -> new Refused("a new phone needs its model: ST2030 or ST2022")),
        spoken.or(() -> standing.map(FilePrefix::protocol)).orElse(Protocol.SIP));
  }

  private PhonePlace place(Order order, PhonePlace standing) throws ControlRefusal, Refused {
    Optional<String> path = order.optional("group");
    return new PhonePlace(
        path.isPresent() ? places.group(path.get()) : standing.group(),
        order.optional("label").orElse(standing.label()),
        order.optional("location").orElse(standing.location()));
  }

  static Optional<PhoneState> state(Optional<String> text) throws Refused {
    Optional<PhoneState> state = text.flatMap(PhoneState::parse);
    if (text.isPresent() && state.isEmpty()) {
      throw new Refused(
          text.get() + " is no state: there are discovered, quarantined, active and retired");
    }
    return state;
  }

  private static List<Wish> lines(Order order, MacAddress mac) throws ControlRefusal {
    List<Wish> wishes = new ArrayList<>();
    order
        .numbered("lines")
        .forEach((line, account) ->
            wishes.add(
                new Wish.AssignLine(
                    mac, line, Optional.of(account).filter(name -> !name.isEmpty()))));
    return wishes;
  }
}
