// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.codec;

import io.dialtone.core.site.Found;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.Subnet;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was seen of phones, as JSON. */
final class FoundCodec {

  private FoundCodec() {}

  static void write(Found found, ObjectNode body) {
    body.put("first", found.first().toEpochMilli()).put("last", found.last().toEpochMilli());
    put(body, "address", found.where().address());
    put(body, "subnet", found.where().subnet());
    put(body, "relay", found.where().relay());
    put(body, "circuitId", found.where().circuitId());
    put(body, "remoteId", found.where().remoteId());
    put(body, "model", found.clues().model());
    put(body, "protocol", found.clues().protocol());
    ArrayNode evidence = body.putArray("evidence");
    found.clues().evidence().forEach(evidence::add);
  }

  private static void put(ObjectNode body, String name, Optional<?> value) {
    value.ifPresent(there -> body.put(name, there.toString()));
  }

  static Found read(Fields body) {
    Found found =
        new Found(
            Instant.ofEpochMilli(body.whole("first")),
            Instant.ofEpochMilli(body.whole("last")),
            new Found.Where(
                body.optional("address", Ip4Address::parse),
                body.optional("subnet", Subnet::parse),
                body.optional("relay", Ip4Address::parse),
                body.optionalText("circuitId"),
                body.optionalText("remoteId")),
            new Found.Clues(
                body.optional("model", Model::parse),
                body.optional("protocol", Protocol::parse),
                body.texts("evidence")));
    body.end();
    return found;
  }
}
