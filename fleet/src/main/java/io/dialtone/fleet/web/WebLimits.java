// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.web;

import java.time.Duration;

/**
 * What the listener puts up with.
 *
 * @param idle how long a connection may be silent before a request
 * @param request how long a request may take, from its first byte to the last of its answer
 * @param upload the same for a request with a large body
 */
public record WebLimits(
    int connections,
    int uploads,
    int headOctets,
    Duration idle,
    Duration request,
    Duration upload) {

  /** Enough for a few browsers, and too little to harm the machine. */
  public static final WebLimits PHONE =
      new WebLimits(
          32, 2, 16_384, Duration.ofSeconds(15), Duration.ofSeconds(15), Duration.ofMinutes(2));
}
