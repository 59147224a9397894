// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check;

import io.dialtone.handset.source.DhcpAdvice;
import java.util.Optional;

/**
 * What is known beside the folder itself.
 *
 * @param baseline what its files were like before
 * @param dhcp the options that send phones here
 */
public record Beside(Optional<Baseline> baseline, Optional<DhcpAdvice> dhcp) {

  /** Nothing. */
  public static final Beside NOTHING = new Beside(Optional.empty(), Optional.empty());
}
