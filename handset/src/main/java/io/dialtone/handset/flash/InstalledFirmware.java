// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.flash;

import java.util.Optional;

/**
 * One firmware part as installed.
 *
 * @param infValue the whole INF value it came by (RUN-12); none from the factory
 * @param version as far as the name told it, e.g. 2.74
 * @param body length and digest; none from the factory
 */
public record InstalledFirmware(
    Optional<String> infValue, String version, Optional<StoredBody> body) {

  /** Firmware put in by the factory: no name is remembered. */
  public static InstalledFirmware factory(String version) {
    return new InstalledFirmware(Optional.empty(), version, Optional.empty());
  }

  /** The same, but by which INF value it came is no longer known. */
  public InstalledFirmware forgotten() {
    return new InstalledFirmware(Optional.empty(), version, body);
  }
}
