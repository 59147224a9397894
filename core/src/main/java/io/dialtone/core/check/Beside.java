// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check;

import io.dialtone.core.check.finding.Finding;
import io.dialtone.core.served.ServedFile;
import io.dialtone.handset.source.DhcpAdvice;
import java.util.List;
import java.util.Optional;

/**
 * What is known beside the folder itself.
 *
 * @param baseline what its files were like before
 * @param dhcp the options that send phones here
 * @param served what a server served of the folder before
 * @param also what was found already, to be told and suppressed with the rest
 */
public record Beside(
    Optional<Baseline> baseline,
    Optional<DhcpAdvice> dhcp,
    List<ServedFile> served,
    List<Finding> also) {

  /** Nothing. */
  public static final Beside NOTHING = new Beside(Optional.empty(), Optional.empty());

  public Beside {
    served = List.copyOf(served);
    also = List.copyOf(also);
  }

  /** With nothing served and nothing found yet. */
  public Beside(Optional<Baseline> baseline, Optional<DhcpAdvice> dhcp) {
    this(baseline, dhcp, List.of(), List.of());
  }

  /** The same, with what was found already. */
  public Beside with(List<Finding> found) {
    return new Beside(baseline, dhcp, served, found);
  }

  /** The same, with what was served before. */
  public Beside after(List<ServedFile> before) {
    return new Beside(baseline, dhcp, before, also);
  }
}
