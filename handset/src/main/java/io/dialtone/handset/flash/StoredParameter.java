// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.flash;

/** One parameter of the phone; the section is kept for printing only. */
public record StoredParameter(String section, String name, String value) {

  /** Without the value, which may be a password. */
  @Override
  public String toString() {
    return "[" + section + "] " + name + "=***";
  }
}
