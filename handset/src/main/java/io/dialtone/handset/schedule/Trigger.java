// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.schedule;

/** What may start a run (TRG-1 to TRG-5). */
public enum Trigger {
  /** Power came, or the phone rebooted (TRG-1). */
  POWER_UP,
  /** The moment of a periodic run has come (TRG-2). */
  PERIODIC,
  /** Somebody asked for a reboot (TRG-4). */
  REBOOT_ASKED,
  /** {@code Event: check-sync} (TRG-5, NTF-1). */
  CHECK_SYNC,
  /** {@code Event: check-sync;reboot=true} (NTF-5). */
  CHECK_SYNC_REBOOT
}
