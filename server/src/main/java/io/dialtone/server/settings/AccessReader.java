// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.settings;

import io.dialtone.core.access.AccessMode;
import io.dialtone.core.access.GuessLimits;
import io.dialtone.server.settings.AccessSettings.Secrets;
import java.util.List;

/** Puts together who may have a phone's files, and checks it as a whole. */
final class AccessReader {

  private final Gathering gathering;

  AccessReader(Gathering gathering) {
    this.gathering = gathering;
  }

  /** Who lends addresses knows who holds them: that decides the usual mode. */
  AccessSettings read(Listen dhcp) {
    AccessMode usual = dhcp instanceof Listen.Off ? AccessMode.NETWORKS : AccessMode.LEASE;
    AccessMode mode = gathering.find(Keys.ACCESS_MODE).orElse(usual);
    Secrets secrets = secrets();
    if (mode == AccessMode.SECRET && secrets.isEmpty()) {
      gathering.fault(
          gathering.origin(Keys.ACCESS_MODE),
          "access.mode secret needs access.secret-path, or access.user and access.password");
    }
    if (mode == AccessMode.LEASE && dhcp instanceof Listen.Off) {
      gathering.fault(
          gathering.origin(Keys.ACCESS_MODE),
          "access.mode lease needs dhcp.listen: only our own leases are known");
    }
    return new AccessSettings(
        mode,
        gathering.find(Keys.ACCESS_NETWORKS).orElse(List.of()),
        secrets,
        guessing(),
        gathering.get(Keys.DISCOVERY));
  }

  private Secrets secrets() {
    Secrets secrets =
        new Secrets(
            gathering.find(Keys.ACCESS_SECRET_PATH),
            gathering.find(Keys.ACCESS_USER),
            gathering.find(Keys.ACCESS_PASSWORD));
    if (secrets.user().isPresent()
        && secrets.password().isPresent()
        && secrets.credentials().isEmpty()) {
      gathering.fault(
          gathering.origin(Keys.ACCESS_PASSWORD),
          "access.password: after sha256: stand 64 hex digits");
    }
    return secrets;
  }

  private GuessLimits guessing() {
    int slow = gathering.get(Keys.ACCESS_SLOW_AFTER);
    int shut = gathering.get(Keys.ACCESS_SHUT_OUT_AFTER);
    if (shut < slow) {
      gathering.fault(
          gathering.origin(Keys.ACCESS_SHUT_OUT_AFTER),
          "access.shut-out-after is less than access.slow-after");
    }
    return new GuessLimits(
        slow,
        Math.max(slow, shut), // a fault by now
        gathering.get(Keys.ACCESS_SHUT_OUT),
        gathering.get(Keys.ACCESS_SHUT_OUT_TIME),
        gathering.find(Keys.ACCESS_BEHIND_NAT).orElse(List.of()));
  }
}
