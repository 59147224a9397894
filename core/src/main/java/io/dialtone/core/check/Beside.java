// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check;

import io.dialtone.core.check.finding.Finding;
import io.dialtone.handset.source.DhcpAdvice;
import java.util.List;
import java.util.Optional;

/**
 * What is known beside the folder itself.
 *
 * @param baseline what its files were like before
 * @param dhcp the options that send phones here
 * @param also what was found already, to be told and suppressed with the rest
 */
public record Beside(Optional<Baseline> baseline, Optional<DhcpAdvice> dhcp, List<Finding> also) {

  /** Nothing. */
  public static final Beside NOTHING = new Beside(Optional.empty(), Optional.empty());

  public Beside {
    also = List.copyOf(also);
  }

  /** With nothing found yet. */
  public Beside(Optional<Baseline> baseline, Optional<DhcpAdvice> dhcp) {
    this(baseline, dhcp, List.of());
  }

  /** The same, with what was found already. */
  public Beside with(List<Finding> found) {
    return new Beside(baseline, dhcp, found);
  }
}
