// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation.site;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/** What the administrator wants from a moment on: a generation of each part. */
record Release(Map<Part, Integer> generations) {

  private static final int FIRMWARE_GENERATIONS = 3;

  Release {
    Map<Part, Integer> ordered = new EnumMap<>(Part.class);
    ordered.putAll(generations);
    generations = Collections.unmodifiableMap(ordered);
  }

  static Release first() {
    Map<Part, Integer> generations = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      generations.put(part, 1);
    }
    return new Release(generations);
  }

  int generation(Part part) {
    return generations.getOrDefault(part, 0);
  }

  /**
   * Some parts anew. Firmware may go back to an older release; no other name ever comes back. With
   * a new common file comes a MAC-specific one that says anew what it overrides.
   */
  Release next(RandomGenerator random) {
    Map<Part, Integer> next = new EnumMap<>(generations);
    List<Part> all = List.of(Part.values());
    Part certain = all.get(random.nextInt(all.size()));
    for (Part part : all) {
      if (part == certain || random.nextInt(4) == 0) {
        int old = generation(part);
        boolean firmware = part.item().firmware();
        next.put(part, firmware ? random.nextInt(FIRMWARE_GENERATIONS) : old + 1);
      }
    }
    return new Release(next);
  }

  /** The serial of a MAC-specific file: another one whenever its content is (SRV-2). */
  String serial() {
    return String.format(
        Locale.ROOT, "2026%04d%04d", generation(Part.COMMON_CONFIG), generation(Part.MAC_CONFIG));
  }
}
