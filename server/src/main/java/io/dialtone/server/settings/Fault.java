// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.settings;

/** Something wrong in the settings, and where it was said. */
public record Fault(Origin origin, String text) {

  @Override
  public String toString() {
    return origin + ": " + text;
  }
}
