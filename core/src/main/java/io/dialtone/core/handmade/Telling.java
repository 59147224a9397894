// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.handmade;

import io.dialtone.core.render.value.KindSheet;
import java.util.Map;
import java.util.Optional;

/** What files tell a phone of a kind, by the keys of names. */
record Telling(KindSheet sheet, Map<String, Said> told) {

  Optional<Said> says(String name) {
    return Optional.ofNullable(told.get(ConfigShelf.key(name)));
  }
}
