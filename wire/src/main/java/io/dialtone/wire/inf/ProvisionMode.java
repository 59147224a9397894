// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.inf;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a run is for (INF-1, INF-7): a phone on its desk, or one being prepared in a warehouse. */
public enum ProvisionMode {
  AUTO_PROVISIONING,
  CUSTOMIZATION;

  /** The mode as it is written. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The mode of this name, in any letter case. */
  public static Optional<ProvisionMode> named(String text) {
    return Arrays.stream(values()).filter(mode -> mode.text().equalsIgnoreCase(text)).findFirst();
  }
}
