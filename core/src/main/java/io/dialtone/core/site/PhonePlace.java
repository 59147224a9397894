// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.site;

/**
 * Where a phone is.
 *
 * @param label what people call it, such as {@code Reception}
 * @param location where it stands, such as {@code 2nd floor, room 12}
 */
public record PhonePlace(GroupId group, String label, String location) {

  /** In the whole site, nowhere in particular. */
  public static final PhonePlace UNKNOWN = new PhonePlace(GroupId.ROOT, "", "");
}
