// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.render.value;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The template of function keys that a level takes: that of the nearest level that says so.
 *
 * @param over raw parameters of this or a nearer level, which count before its keys
 */
record TakenTemplate(String name, Origin origin, SortedSet<String> over) {

  TakenTemplate {
    over = Collections.unmodifiableSortedSet(new TreeSet<>(over));
  }

  TakenTemplate under(SortedSet<String> nearer) {
    SortedSet<String> all = new TreeSet<>(over);
    all.addAll(nearer);
    return new TakenTemplate(name, origin, all);
  }
}
