// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.settings;

import io.dialtone.core.tftp.PortRange;
import java.time.Duration;
import java.util.Optional;

/**
 * How TFTP sends files.
 *
 * @param portRange the ports that transfers take; any if unsaid
 * @param singlePort whether they all take the port that was asked
 * @param most transfers at one time
 * @param mostPerClient transfers at one time to one address
 * @param times the limits of time
 * @param sizes the limits of size
 */
public record TransferSettings(
    Optional<PortRange> portRange,
    boolean singlePort,
    int most,
    int mostPerClient,
    Times times,
    Sizes sizes) {

  /** What is so when nothing is said. */
  public static final TransferSettings USUAL =
      new TransferSettings(
          Optional.empty(),
          false,
          5_000,
          500,
          new Times(Duration.ofMinutes(1), Duration.ofMinutes(30)),
          new Sizes(65_464, 64));

  /**
   * The limits of time.
   *
   * @param idle how long a client may say nothing new
   * @param total how long a transfer may take
   */
  public record Times(Duration idle, Duration total) {}

  /**
   * What is agreed to at the most.
   *
   * @param block bytes in a block
   * @param window blocks sent before an answer
   */
  public record Sizes(int block, int window) {}
}
