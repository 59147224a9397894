// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.config;

import io.dialtone.wire.text.IniText;

/**
 * One parameter of a config file (FIL-1): section, name and value, and the line it stands on; the
 * section is "" before the first header.
 */
public record Parameter(String section, String name, String value, int line) {

  public Parameter {
    IniText.requireLine("section", section);
    IniText.requireName("name", name);
    IniText.requireLine("value", value);
  }

  /** Whether it has this name; the phone's names have no letter case (RUN-6). */
  public boolean isNamed(String other) {
    return name.equalsIgnoreCase(other);
  }

  /** Without the value, which may be a password. */
  @Override
  public String toString() {
    return "line " + line + " [" + section + "] " + name + "=***";
  }
}
