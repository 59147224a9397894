// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.flash;

import java.util.Optional;

/**
 * What one run remembers for the next, beside the names of its files.
 *
 * @param configSerial the config_sn last applied (RUN-4)
 * @param firmwareUpdated the application was updated and no telephone config stored since (RUN-1)
 */
public record RunMemory(Optional<String> configSerial, boolean firmwareUpdated) {

  /** No run has been yet, or all is forgotten. */
  public static final RunMemory NONE = new RunMemory(Optional.empty(), false);

  /** With the config_sn of the MAC-specific file just applied, or with none. */
  public RunMemory withConfigSerial(Optional<String> serial) {
    return new RunMemory(serial, firmwareUpdated);
  }

  /** With an update that waits for its telephone config, or without. */
  public RunMemory withFirmwareUpdated(boolean updated) {
    return new RunMemory(configSerial, updated);
  }
}
