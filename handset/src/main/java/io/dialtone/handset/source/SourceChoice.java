// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.source;

import io.dialtone.handset.fetch.Location;
import io.dialtone.handset.identity.PhoneIdentity;
import io.dialtone.handset.settings.PhoneSettings;
import java.util.List;
import java.util.Optional;

/** Where this run gets its INF from, and why (SRC-1). */
public sealed interface SourceChoice {

  /**
   * A source is present.
   *
   * @param candidates the places where the INF is asked for, in order (SRC-5)
   * @param warnings what sends phones astray: stray options, odd names
   */
  record Chosen(Origin origin, List<Location> candidates, String reason, List<String> warnings)
      implements SourceChoice {
    public Chosen {
      candidates = List.copyOf(candidates);
      warnings = List.copyOf(warnings);
    }
  }

  /** No source is present: there is nothing to run. */
  record None(String reason, List<String> warnings) implements SourceChoice {
    public None {
      warnings = List.copyOf(warnings);
    }
  }

  /** The choice in a sentence. */
  String reason();

  /** What an administrator should know beside it. */
  List<String> warnings();

  /**
   * Chooses.
   *
   * @param dhcp what DHCP said; empty with a static address, which leaves only preconfigured
   *     servers (SRC-7)
   * @param tftpPort the port of TFTP servers named without one, 69 in the field
   */
  static SourceChoice choose(
      PhoneIdentity phone, PhoneSettings settings, Optional<DhcpAdvice> dhcp, int tftpPort) {
    return new SourceOrder(phone, settings, dhcp.orElse(DhcpAdvice.NONE), tftpPort).choose();
  }
}
