// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.settings;

import io.dialtone.core.access.AccessMode;
import io.dialtone.core.access.AccessRule;
import io.dialtone.wire.octets.Subnet;
import java.util.List;

/** Who may have the files that are named by a MAC address. */
public record AccessSettings(AccessMode mode, List<Subnet> networks) {

  public AccessSettings {
    networks = List.copyOf(networks);
  }

  /** The rule these settings mean. */
  public AccessRule rule() {
    return new AccessRule(mode, networks);
  }
}
