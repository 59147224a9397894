// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.claim;

import io.dialtone.core.intake.Brought;
import io.dialtone.wire.octets.MacAddress;
import java.util.List;

/** A row of a claim list, and what it brings along for the site. */
public record Claim(ClaimRow row, MacAddress mac, List<Brought> brought) {

  public Claim {
    brought = List.copyOf(brought);
  }
}
