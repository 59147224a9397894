// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import io.dialtone.core.dhcp.DhcpPolicy;
import io.dialtone.core.dhcp.Services;
import io.dialtone.server.settings.DhcpSettings;

/** Turns what the settings say of DHCP into the policy that the desk decides by. */
public final class PolicyOfSettings {
  private PolicyOfSettings() {}

  public static DhcpPolicy of(DhcpSettings settings, Services services) {
    return new DhcpPolicy(
        settings.manner(),
        settings.terms(),
        settings.pools(),
        settings.reservations(),
        settings.classes(),
        services);
  }
}
