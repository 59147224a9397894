// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation.flash;

/**
 * How the flash is used; a phone that has the one or the other habit not can be broken by a cut.
 *
 * @param twoBanks a commit goes to the bank that is not in force, its checksum last
 * @param spareAreas an image is written beside the one in force, never over it
 */
public record FlashHabits(boolean twoBanks, boolean spareAreas) {

  /** As it should be. */
  public static final FlashHabits GOOD = new FlashHabits(true, true);
}
