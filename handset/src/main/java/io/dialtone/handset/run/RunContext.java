// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.run;

import io.dialtone.handset.fetch.Fetcher;
import io.dialtone.handset.fetch.Location;
import io.dialtone.handset.identity.PhoneIdentity;
import io.dialtone.handset.pause.Pause;
import io.dialtone.handset.port.Ports;
import io.dialtone.handset.settings.PhoneSettings;
import java.util.List;

/**
 * What a run starts with.
 *
 * @param candidates where the INF is asked for, in order (SRC-5)
 */
public record RunContext(
    Ports ports,
    PhoneIdentity phone,
    PhoneSettings settings,
    Fetcher fetcher,
    Pause pause,
    List<Location> candidates) {

  public RunContext {
    candidates = List.copyOf(candidates);
  }
}
