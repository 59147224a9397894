// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.site;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a phone is used for.
 *
 * @param lines the account on each line, from 1: four on an ST2030, two on an ST2022 (FIL-8)
 * @param keys function keys of its own, over those of its template
 */
public record PhoneUse(SortedMap<Integer, String> lines, SortedMap<Integer, FunctionKey> keys) {

  /** For nothing yet. */
  public static final PhoneUse NONE = new PhoneUse(new TreeMap<>(), new TreeMap<>());

  public PhoneUse {
    lines = kept(lines);
    keys = kept(keys);
  }

  private static <V> SortedMap<Integer, V> kept(SortedMap<Integer, V> all) {
    return all.isEmpty()
        ? Collections.emptySortedMap()
        : Collections.unmodifiableSortedMap(new TreeMap<>(all));
  }
}
