// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.asterisk;

/**
 * {@code name = value} or {@code name => value}; its text form hides the value, which may be a
 * password.
 *
 * @param comment what stands behind it, after its semicolon
 */
public record ConfSetting(String name, String value, String comment, ConfPlace place) {

  @Override
  public String toString() {
    return name + "=*** (" + place + ")";
  }
}
