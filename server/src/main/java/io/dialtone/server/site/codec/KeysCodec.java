// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.codec;

import io.dialtone.core.site.FunctionKey;
import java.util.SortedMap;
import tools.jackson.databind.node.ObjectNode;

/** Function keys as JSON, by their numbers. */
final class KeysCodec {

  private static final String FIELD = "keys";

  private KeysCodec() {}

  static void write(SortedMap<Integer, FunctionKey> keys, ObjectNode body) {
    ObjectNode all = body.putObject(FIELD);
    keys.forEach((number, key) ->
        all.putObject(Integer.toString(number))
            .put("use", key.use().text())
            .put("target", key.target()));
  }

  static SortedMap<Integer, FunctionKey> read(Fields body) {
    return body.object(FIELD).numbered((keys, number) -> key(keys.object(number)));
  }

  private static FunctionKey key(Fields fields) {
    String use = fields.text("use");
    FunctionKey key =
        new FunctionKey(
            FunctionKey.Use.parse(use)
                .orElseThrow(() -> fields.fault("has a key of the unknown use '" + use + "'")),
            fields.text("target"));
    fields.end();
    return key;
  }
}
