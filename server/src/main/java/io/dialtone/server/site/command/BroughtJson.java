// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.command;

import io.dialtone.core.intake.Brought;
import io.dialtone.core.journal.Secret;
import io.dialtone.core.site.Contact;
import io.dialtone.core.site.FunctionKey;
import io.dialtone.core.site.KeyTemplate;
import io.dialtone.core.site.PhoneState;
import io.dialtone.core.site.Scope;
import io.dialtone.core.site.SiteFile;
import io.dialtone.server.data.ControlRefusal;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.octets.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody brings along, as an order has it: a list of objects whose {@code is} says what each
 * is. Passwords stand in it as they are, since the socket that it goes over is its owner's alone.
 */
public final class BroughtJson {

  private BroughtJson() {}

  /** All of it as a list, in its order. */
  public static ArrayNode write(List<Brought> all) {
    ArrayNode list = JsonMapper.shared().createArrayNode();
    EditionJson.Writing editions = new EditionJson.Writing();
    for (Brought one : all) {
      ObjectNode json = list.addObject();
      if (one instanceof Brought.OfEdition(var edition)) {
        editions.write(edition, list.size() - 1, json);
      } else {
        write(one, json);
      }
    }
    return list;
  }

  private static void write(Brought brought, ObjectNode json) {
    switch (brought) {
      case Brought.OfGroup(var path) -> json.put("is", "group").put("path", path);
      case Brought.OfPhone(var mac, var kind, var state, var group, var label, var location) -> {
        json.put("is", "phone").put("mac", mac.toString());
        put(json, "kind", kind.map(known -> Scope.of(known).text()));
        put(json, "state", state.map(PhoneState::text));
        put(json, "group", group);
        put(json, "label", label);
        put(json, "location", location);
      }
      case Brought.OfAccount account -> {
        json.put("is", "account").put("name", account.name());
        put(json, "number", account.number());
        put(json, "displayName", account.displayName());
        put(json, "login", account.login());
        put(json, "password", account.password().map(Secret::reveal));
        put(json, "server", account.server());
        put(json, "source", account.source());
      }
      case Brought.NoAccount(var name) -> json.put("is", "no-account").put("name", name);
      case Brought.OfContact(var contact) -> contact(json.put("is", "contact"), contact);
      case Brought.NoContact(var contact) -> contact(json.put("is", "no-contact"), contact);
      case Brought.OfLine(var mac, var line, var account) -> {
        json.put("is", "line").put("mac", mac.toString()).put("line", line);
        put(json, "account", account);
      }
      case Brought.OfKey(var mac, var key, var use) -> {
        json.put("is", "key").put("mac", mac.toString()).put("key", key);
        put(json, "use", use.map(KeyOrders::text));
      }
      case Brought.OfSetting(var level, var key, var value) -> {
        json.put("is", "setting").put("level", level).put("key", key.text());
        put(json, "value", value.map(Secret::reveal));
      }
      case Brought.OfTemplate(var template) ->
          KeyOrders.keys(json.put("is", "template").put("name", template.name()), template.keys());
      case Brought.OfRule rule -> RuleOrders.put(json.put("is", "rule"), rule);
      case Brought.OfFile(var file) ->
          json.put("is", "file")
              .put("name", file.name())
              .put("kind", file.kind().text())
              .put("sha256", file.sha256())
              .put("length", file.length());
      case Brought.OfFloor(var floor) -> json.put("is", "floor").put("serial", floor.digits());
      case Brought.OfEdition _ -> throw new IllegalStateException("it is written with the others");
    }
  }

  private static void contact(ObjectNode json, Contact contact) {
    json.put("name", contact.name()).put("number", contact.number());
  }

  private static void put(ObjectNode json, String name, Optional<String> value) {
    value.ifPresent(text -> json.put(name, text));
  }

  /** Reads a list of them back; a fault names the entry, from 0, and its field. */
  static List<Brought> read(JsonNode list) throws ControlRefusal {
    if (!list.isArray()) {
      throw new ControlRefusal("the order is wrong: what is brought is to be a list");
    }
    List<Brought> all = new ArrayList<>(list.size());
    for (JsonNode entry : list) {
      try {
        all.add(read(new Order(entry), all));
      } catch (ControlRefusal | Refused fault) {
        throw new ControlRefusal("entry " + all.size() + ": " + fault.getMessage());
      }
    }
    return all;
  }

  private static Brought read(Order entry, List<Brought> before) throws ControlRefusal, Refused {
    String is = entry.text("is");
    Brought brought =
        switch (is) {
          case "group" -> new Brought.OfGroup(entry.text("path"));
          case "phone" -> phone(entry);
          case "account" -> account(entry);
          case "no-account" -> new Brought.NoAccount(entry.text("name"));
          case "contact" -> new Brought.OfContact(contact(entry));
          case "no-contact" -> new Brought.NoContact(contact(entry));
          case "line" ->
              new Brought.OfLine(mac(entry), number(entry, "line"), entry.optional("account"));
          case "key" -> key(entry);
          case "setting" ->
              new Brought.OfSetting(
                  entry.text("level"),
                  SettingOrders.key(entry.text("key")),
                  entry.optional("value").map(Secret::of));
          case "template" -> template(entry);
          case "rule" -> RuleOrders.rule(entry);
          case "file" -> file(entry);
          case "edition" -> EditionJson.read(entry, mac(entry), before);
          case "floor" -> new Brought.OfFloor(EditionJson.serial(entry));
          default -> throw new ControlRefusal("nobody knows what '" + is + "' is");
        };
    entry.end();
    return brought;
  }

  private static Brought phone(Order entry) throws ControlRefusal, Refused {
    Optional<String> kind = entry.optional("kind");
    Optional<FilePrefix> known = kind.flatMap(Scope::parse).flatMap(Scope::kind);
    if (kind.isPresent() && known.isEmpty()) {
      throw new ControlRefusal("'" + kind.get() + "' is no kind of phone");
    }
    return new Brought.OfPhone(
        mac(entry),
        known,
        PhoneOrders.state(entry.optional("state")),
        entry.optional("group"),
        entry.optional("label"),
        entry.optional("location"));
  }

  private static Brought account(Order entry) throws ControlRefusal {
    return new Brought.OfAccount(
        entry.text("name"),
        entry.optional("number"),
        entry.optional("displayName"),
        entry.optional("login"),
        entry.optional("password").map(Secret::of),
        entry.optional("server"),
        entry.optional("source"));
  }

  private static Contact contact(Order entry) throws ControlRefusal {
    return new Contact(entry.text("name"), entry.text("number"));
  }

  private static Brought key(Order entry) throws ControlRefusal, Refused {
    MacAddress mac = mac(entry);
    int key = number(entry, "key");
    return new Brought.OfKey(mac, key, KeyOrders.key(entry.optional("use").orElse("")));
  }

  private static Brought template(Order entry) throws ControlRefusal, Refused {
    SortedMap<Integer, FunctionKey> keys = new TreeMap<>();
    String name = entry.text("name");
    for (Map.Entry<Integer, String> said : entry.numbered("keys").entrySet()) {
      KeyOrders.key(said.getValue()).ifPresent(key -> keys.put(said.getKey(), key));
    }
    return new Brought.OfTemplate(new KeyTemplate(name, keys));
  }

  private static Brought file(Order entry) throws ControlRefusal {
    String kind = entry.text("kind");
    return new Brought.OfFile(
        new SiteFile(
            entry.text("name"),
            SiteFile.Kind.parse(kind)
                .orElseThrow(() -> new ControlRefusal("'" + kind + "' is no kind of file")),
            entry.text("sha256"),
            entry.number("length").orElse(0L)));
  }

  private static MacAddress mac(Order entry) throws ControlRefusal, Refused {
    return Places.mac(entry.text("mac"));
  }

  private static int number(Order entry, String name) throws ControlRefusal {
    long number = entry.number(name).orElse(0L);
    if (number < 1 || number > 9_999) {
      throw new ControlRefusal("'" + name + "' is to be a number from 1");
    }
    return (int) number;
  }
}
