// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.dhcp;

import java.time.Duration;
import java.util.List;

/**
 * How long the client waits for an answer, try after try: doubled each time, RFC 2131 section 4.1.
 */
public record DhcpPatience(List<Duration> waits) {

  /** Four tries in 15 s: a phone whose reboots and waits are shown, not lived through. */
  public static final DhcpPatience BRISK = seconds(1, 2, 4, 8);

  /** Four tries in a minute, as RFC 2131 section 4.1 has it. */
  public static final DhcpPatience REAL_TIME = seconds(4, 8, 16, 32);

  public DhcpPatience {
    waits = List.copyOf(waits);
    if (waits.isEmpty()) {
      throw new IllegalArgumentException("at least one try");
    }
  }

  private static DhcpPatience seconds(int a, int b, int c, int d) {
    return new DhcpPatience(
        List.of(
            Duration.ofSeconds(a),
            Duration.ofSeconds(b),
            Duration.ofSeconds(c),
            Duration.ofSeconds(d)));
  }
}
