// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Values by the full name of their key, from one table of a list or from the whole file. */
record Block(Origin origin, Map<String, Given> values) {

  Block {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  Optional<Given> find(Key<?> key) {
    return Optional.ofNullable(values.get(key.name()));
  }
}
