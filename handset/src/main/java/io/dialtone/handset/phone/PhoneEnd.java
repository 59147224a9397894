// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.phone;

import io.dialtone.handset.display.Display;

/**
 * How a power-up ended.
 *
 * @param reason in words
 * @param reboots how many the runs made
 */
public record PhoneEnd(Ending ending, String reason, Display display, int reboots) {

  /** The ways to end. */
  public enum Ending {
    /** The last run changed nothing and showed no error. */
    PROVISIONED,
    /** What was applied is the factory default now; the phone stops (RUN-11). */
    CUSTOMIZED,
    /** Line 3 shows a message of LCD-2. */
    FAILED,
    /** Neither a parameter nor DHCP names a server (SRC-1). */
    NO_SOURCE,
    /** The phone has no address. */
    NO_DHCP_ANSWER,
    /** AutoprovisionFlag is 0 (TRG-7). */
    PROVISIONING_OFF,
    /** The user never hung up (TRG-6). */
    IN_COMMUNICATION,
    /** Every run stored something new: the server's names change each time they are asked for. */
    TOO_MANY_REBOOTS
  }

  /** Whether the phone is provisioned, on its desk or for the box. */
  public boolean provisioned() {
    return ending == Ending.PROVISIONED || ending == Ending.CUSTOMIZED;
  }
}
