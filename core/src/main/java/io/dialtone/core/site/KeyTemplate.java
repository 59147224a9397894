// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.site;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Function keys for many phones; a level takes it with the setting {@code keys}. */
public record KeyTemplate(String name, SortedMap<Integer, FunctionKey> keys) implements SiteItem {

  public KeyTemplate {
    keys = Collections.unmodifiableSortedMap(new TreeMap<>(keys));
  }

  @Override
  public ItemKey key() {
    return ItemKey.template(name);
  }
}
