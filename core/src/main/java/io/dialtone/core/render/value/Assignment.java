// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.render.value;

/** One parameter that a setting of the site comes to. */
public record Assignment(String name, String value) {

  /** Without the value, which may be a password. */
  @Override
  public String toString() {
    return name + "=***";
  }
}
