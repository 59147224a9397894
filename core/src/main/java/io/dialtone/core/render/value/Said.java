// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.render.value;

import java.util.Optional;

/**
 * What one origin says of a parameter, over what was said before.
 *
 * @param section where it stands in the phone's file
 * @param value as it stands in the phone's file
 */
record Said(
    String section, String name, String value, boolean secret, Origin origin, Optional<Said> over) {

  @Override
  public String toString() {
    return name + "=" + (secret ? "***" : value) + " from " + origin.text();
  }
}
