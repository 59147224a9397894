// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.codec;

import io.dialtone.core.journal.Secret;
import io.dialtone.server.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields of a row's JSON, each taken once; what nobody took is a fault, as is another type. */
final class Fields {

  private static final String SEALED = "sealed";

  private final String row;
  private final ObjectNode node;
  private final TreeSet<String> rest;

  Fields(String row, ObjectNode node) {
    this.row = row;
    this.node = node;
    this.rest = new TreeSet<>(node.propertyNames());
  }

  StoreException fault(String what) {
    return new StoreException(row + " " + what + ": restore a backup, or use a newer Dialtone");
  }

  private Optional<JsonNode> take(String name) {
    rest.remove(name);
    return node.optional(name);
  }

  private JsonNode require(String name) {
    return take(name).orElseThrow(() -> fault("has no field '" + name + "'"));
  }

  Optional<String> optionalText(String name) {
    return take(name).map(value -> text(name, value));
  }

  String text(String name) {
    return text(name, require(name));
  }

  private String text(String name, JsonNode value) {
    if (!value.isString()) {
      throw fault("has no text in its field '" + name + "'");
    }
    return value.stringValue();
  }

  long whole(String name) {
    JsonNode value = require(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
      throw fault("has no whole number in its field '" + name + "'");
    }
    return value.longValue();
  }

  Fields object(String name) {
    return object(name, require(name));
  }

  private Fields object(String name, JsonNode value) {
    if (value instanceof ObjectNode inner) {
      return new Fields(row, inner);
    }
    throw fault("has no object in its field '" + name + "'");
  }

  Optional<Fields> optionalObject(String name) {
    return take(name).map(value -> object(name, value));
  }

  List<String> texts(String name) {
    JsonNode value = require(name);
    if (!value.isArray()) {
      throw fault("has no list in its field '" + name + "'");
    }
    List<String> texts = new ArrayList<>(value.size());
    value.forEach(element -> texts.add(text(name, element)));
    return texts;
  }

  /** A text that stands for something; nothing where the field is missing. */
  <T> Optional<T> optional(String name, Function<String, Optional<T>> parse) {
    return optionalText(name)
        .map(text ->
            parse
                .apply(text)
                .orElseThrow(() -> fault("has an unknown '" + text + "' in '" + name + "'")));
  }

  List<Fields> objects(String name) {
    JsonNode value = require(name);
    if (!value.isArray()) {
      throw fault("has no list in its field '" + name + "'");
    }
    List<Fields> objects = new ArrayList<>(value.size());
    value.forEach(element -> objects.add(object(name, element)));
    return objects;
  }

  boolean has(String name) {
    return node.has(name);
  }

  /** Whether the field is there and holds a secret. */
  boolean sealed(String name) {
    return node.path(name).isObject();
  }

  Secret secret(String name, String owner, Seals seals) {
    Fields inner = object(name);
    String sealed = inner.text(SEALED);
    inner.end();
    return seals.open(sealed, owner);
  }

  static void putSecret(ObjectNode node, String name, Secret secret, String owner, Seals seals) {
    node.putObject(name).put(SEALED, seals.seal(secret, owner));
  }

  /** How one value of a numbered field is read. */
  interface Numbered<T> {
    T read(Fields fields, String name);
  }

  /** All fields, whose names are numbers from 1. */
  <T> SortedMap<Integer, T> numbered(Numbered<T> value) {
    SortedMap<Integer, T> all = new TreeMap<>();
    for (String name : List.copyOf(rest)) {
      if (!name.matches("[1-9][0-9]{0,3}")) {
        throw fault("has an unknown field '" + name + "'");
      }
      all.put(Integer.parseInt(name, 10), value.read(this, name));
    }
    return all;
  }

  /** Nothing is left that nobody took. */
  void end() {
    if (!rest.isEmpty()) {
      throw fault("has an unknown field '" + rest.first() + "'");
    }
  }
}
