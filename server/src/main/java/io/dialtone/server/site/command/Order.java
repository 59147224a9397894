// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.command;

import io.dialtone.server.data.ControlRefusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The fields of an order, each taken once; one that nobody took is a fault, as is another type. */
final class Order {

  private final JsonNode node;
  private final TreeSet<String> rest;

  Order(JsonNode node) {
    this.node = node;
    this.rest = new TreeSet<>(node.propertyNames());
  }

  private Optional<JsonNode> take(String name) {
    rest.remove(name);
    return node.optional(name);
  }

  Optional<String> optional(String name) throws ControlRefusal {
    Optional<JsonNode> value = take(name);
    return value.isPresent() ? Optional.of(text(name, value.get())) : Optional.empty();
  }

  String text(String name) throws ControlRefusal {
    return optional(name).orElseThrow(() -> wrong("'" + name + "' is missing"));
  }

  private static String text(String name, JsonNode value) throws ControlRefusal {
    if (!value.isString()) {
      throw wrong("'" + name + "' is to be a text");
    }
    return value.stringValue();
  }

  boolean flag(String name) throws ControlRefusal {
    Optional<JsonNode> value = take(name);
    if (value.isPresent() && !value.get().isBoolean()) {
      throw wrong("'" + name + "' is to be true or false");
    }
    return value.isPresent() && value.get().booleanValue();
  }

  Optional<Long> number(String name) throws ControlRefusal {
    Optional<JsonNode> value = take(name);
    if (value.isPresent() && !(value.get().isIntegralNumber() && value.get().canConvertToLong())) {
      throw wrong("'" + name + "' is to be a whole number");
    }
    return value.map(JsonNode::longValue);
  }

  JsonNode list(String name) throws ControlRefusal {
    return take(name).orElseThrow(() -> wrong("'" + name + "' is missing"));
  }

  List<String> texts(String name) throws ControlRefusal {
    List<String> texts = new ArrayList<>();
    Optional<JsonNode> value = take(name);
    if (value.isEmpty() || !value.get().isArray()) {
      throw wrong("'" + name + "' is to be a list");
    }
    for (JsonNode element : value.get()) {
      texts.add(text(name, element));
    }
    return texts;
  }

  /** Texts by their names, in the order they were written; none where the field is missing. */
  Map<String, String> pairs(String name) throws ControlRefusal {
    Map<String, String> pairs = new LinkedHashMap<>();
    Optional<JsonNode> value = take(name);
    if (value.isPresent() && !value.get().isObject()) {
      throw wrong("'" + name + "' is to be an object");
    }
    if (value.isPresent()) {
      for (var field : value.get().properties()) {
        pairs.put(field.getKey(), text(name, field.getValue()));
      }
    }
    return pairs;
  }

  /** The same, with numbers from 1 as names. */
  Map<Integer, String> numbered(String name) throws ControlRefusal {
    Map<Integer, String> numbered = new LinkedHashMap<>();
    for (var pair : pairs(name).entrySet()) {
      if (!pair.getKey().matches("[1-9][0-9]{0,3}")) {
        throw wrong("'" + name + "' is to have numbers as names");
      }
      numbered.put(Integer.parseInt(pair.getKey(), 10), pair.getValue());
    }
    return numbered;
  }

  /** Nothing is left that nobody took. */
  void end() throws ControlRefusal {
    if (!rest.isEmpty()) {
      throw wrong("nobody knows '" + rest.first() + "' here");
    }
  }

  private static ControlRefusal wrong(String what) {
    return new ControlRefusal("the order is wrong: " + what);
  }
}
