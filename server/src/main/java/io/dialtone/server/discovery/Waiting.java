// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.discovery;

import io.dialtone.core.site.Found;
import io.dialtone.wire.octets.MacAddress;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Phones seen and not looked at yet, each once, at most so many; beyond them none is noted. */
final class Waiting {

  private final int most;
  private final Map<MacAddress, Found> seen = new LinkedHashMap<>();

  Waiting(int most) {
    this.most = most;
  }

  /** Notes a phone; one that finds no room comes again, as phones do. */
  synchronized void note(MacAddress mac, Found what) {
    if (seen.size() < most || seen.containsKey(mac)) {
      seen.merge(mac, what, Found::and);
    }
  }

  /** Notes phones again that could not be written down; what was heard since comes behind it. */
  synchronized void again(SortedMap<MacAddress, Found> taken) {
    taken.forEach((mac, what) -> {
      if (seen.size() < most || seen.containsKey(mac)) {
        seen.merge(mac, what, (since, before) -> before.and(since));
      }
    });
  }

  /** The first so many, which are noted no longer. */
  synchronized SortedMap<MacAddress, Found> take(int count) {
    SortedMap<MacAddress, Found> taken = new TreeMap<>();
    Iterator<Map.Entry<MacAddress, Found>> next = seen.entrySet().iterator();
    while (next.hasNext() && taken.size() < count) {
      Map.Entry<MacAddress, Found> one = next.next();
      taken.put(one.getKey(), one.getValue());
      next.remove();
    }
    return taken;
  }
}
