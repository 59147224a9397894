// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.sitetext;

import io.dialtone.core.intake.Brought;
import java.util.List;
import java.util.Optional;

/**
 * A site read from its text.
 *
 * @param key which key its secrets are sealed with, absent where none are
 * @param sealed every sealed secret in it, in its order
 */
public record SiteText(
    List<Placed> all, Optional<String> key, List<Sealed> sealed, List<TextFault> faults) {

  /** Something it brings along, and the line that says so. */
  public record Placed(Brought brought, String file, int line) {

    public TextFault fault(String reason) {
      return new TextFault(file, line, reason);
    }
  }

  /** A secret that is sealed, whose it is, and the line it stands in. */
  public record Sealed(String owner, String seal, String file, int line) {}

  public SiteText {
    all = List.copyOf(all);
    sealed = List.copyOf(sealed);
    faults = List.copyOf(faults);
  }
}
