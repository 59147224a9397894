// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.customize;

import java.time.Duration;

/**
 * How long silence means something.
 *
 * @param rest after its own file: the phone is at rest
 * @param patience before: it is gone. A phone that writes firmware is silent for minutes [A]
 */
public record BenchTimes(Duration rest, Duration patience) {

  /** For phones on a bench. */
  public static final BenchTimes USUAL =
      new BenchTimes(Duration.ofSeconds(10), Duration.ofMinutes(10));
}
