// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation;

/**
 * How many things of each kind go wrong, or happen at a bad moment, before all becomes calm.
 *
 * @param deaths of the server, each with a return
 * @param releases of the site: new files, names, serials, firmware
 * @param powerCuts at most, for each phone
 * @param userActs off hook and on hook again, a call, a key; for each phone
 * @param asks check-sync, reboot, restore default; for each phone
 */
public record Faults(int deaths, int releases, int powerCuts, int userActs, int asks) {

  /** Nothing happens. */
  public static final Faults NONE = new Faults(0, 0, 0, 0, 0);
}
