// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation.flash;

import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.FlashItem;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the chip holds when power comes: the content last committed, and for each binary item which
 * of its two areas has the image.
 */
public record Mounted(FlashContent content, Map<FlashItem, Integer> areas) {

  public Mounted {
    Map<FlashItem, Integer> ordered = new EnumMap<>(FlashItem.class);
    ordered.putAll(areas);
    areas = Collections.unmodifiableMap(ordered);
  }

  int area(FlashItem item) {
    return areas.getOrDefault(item, 0);
  }
}
