// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.render;

import io.dialtone.wire.octets.MacAddress;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The last edition of a phone's MAC-specific file.
 *
 * @param configSerial its config_sn, twelve digits (RUN-4)
 * @param sha256 of its bytes without the line of config_sn
 * @param names every parameter that ever stood in a MAC-specific file of this phone, so that what
 *     is no longer set is put back (RUN-6)
 */
public record Edition(MacAddress mac, String configSerial, String sha256, SortedSet<String> names) {

  public Edition {
    names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
  }
}
