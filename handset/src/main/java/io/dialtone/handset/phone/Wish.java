// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.phone;

import io.dialtone.handset.port.PhoneEvent;

/** What the phone is to do as soon as it is idle; the most urgent kind comes first. */
sealed interface Wish {

  /** Puts the factory defaults back, and reboots (WEB-3). */
  record Reset(String by) implements Wish {}

  /** Takes an uploaded firmware part into use, and reboots (WEB-1). */
  record Install(PhoneEvent.FirmwareUploaded uploaded) implements Wish {}

  /** Reboots (TRG-4, NTF-5, a lost lease). */
  record Reboot(String why, String rule) implements Wish {}

  /** Asks DHCP once more: the phone has no address. */
  record Address(String why) implements Wish {}

  /** Starts a run with the source the phone has (TRG-2, NTF-1). */
  record Run(String why, String rule) implements Wish {}

  /** How urgent it is, the smaller the more; what comes before a reboot has it in it. */
  default int rank() {
    return switch (this) {
      case Reset _ -> 0;
      case Install _ -> 1;
      case Reboot _ -> 2;
      case Address _ -> 3;
      case Run _ -> 4;
    };
  }

  /** Whether a reboot for whatever reason fulfils it. */
  default boolean fulfilledByReboot() {
    return rank() >= 2;
  }
}
