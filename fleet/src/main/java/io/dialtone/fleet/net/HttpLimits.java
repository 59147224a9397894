// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.net;

import java.time.Duration;

/**
 * How long the HTTP client waits and how much it takes: connecting, silence between two reads, one
 * line of the head, all lines of the head together, the body.
 */
public record HttpLimits(
    Duration connect, Duration silence, int lineOctets, int headOctets, long bodyOctets) {

  /** A phone's own limits: 5 s to connect, 30 s of silence, then the server is unreachable. */
  public static final HttpLimits PHONE =
      new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(30), 8_192, 32_768, 1L << 28);

  public HttpLimits {
    if (connect.toMillis() <= 0 || silence.toMillis() <= 0) {
      throw new IllegalArgumentException("a wait must last at least a millisecond");
    }
    if (lineOctets <= 0 || headOctets < lineOctets || bodyOctets <= 0) {
      throw new IllegalArgumentException("a limit must be positive, a head longer than a line");
    }
  }

  /** The same limits with other waits. */
  public HttpLimits waiting(Duration connect, Duration silence) {
    return new HttpLimits(connect, silence, lineOctets, headOctets, bodyOctets);
  }

  int connectMillis() {
    return Math.toIntExact(connect.toMillis());
  }

  int silenceMillis() {
    return Math.toIntExact(silence.toMillis());
  }
}
