// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.render;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names of parameters that phones were told, sorted without regard to letter case. Few phones
 * of a site were told others than their neighbours, so they share one of these.
 */
final class ToldNames extends AbstractSet<String> {

  private final String[] sorted;

  private ToldNames(String[] sorted) {
    this.sorted = sorted;
  }

  /** The same one, if it is one already. */
  static Set<String> of(Set<String> names) {
    if (names instanceof ToldNames) {
      return names;
    }
    TreeSet<String> all = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    all.addAll(names);
    return new ToldNames(all.toArray(String[]::new));
  }

  @Override
  public boolean contains(Object name) {
    return name instanceof String text
        && Arrays.binarySearch(sorted, text, String.CASE_INSENSITIVE_ORDER) >= 0;
  }

  @Override
  public Iterator<String> iterator() {
    return Arrays.asList(sorted).iterator();
  }

  @Override
  public int size() {
    return sorted.length;
  }
}
