// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.render;

import io.dialtone.wire.octets.MacAddress;
import java.util.Set;

/**
 * The last edition of a phone's MAC-specific file. It outlives the phone's place in the site: one
 * that is taken out and put back goes on from here.
 *
 * @param sha256 of the file without its line of config_sn, 64 hex digits
 * @param names every parameter that ever stood in this phone's MAC-specific file: its store keeps
 *     what once was said, so each must be said again (RUN-6); sorted without regard to letter case
 */
public record Edition(MacAddress mac, ConfigSerial serial, String sha256, Set<String> names) {

  public Edition {
    names = ToldNames.of(names);
  }
}
