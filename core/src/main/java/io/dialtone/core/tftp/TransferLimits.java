// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.tftp;

import io.dialtone.wire.tftp.TftpOptions;
import io.dialtone.wire.tftp.TftpPacket;
import java.time.Duration;

/**
 * How patient a transfer is and how much it agrees to.
 *
 * @param firstTimeout how long the first answer may take, unless the client names a time (RFC 2349)
 * @param longestTimeout to which the time doubles with each try
 * @param tries how often one window goes out in all before the peer counts as gone
 * @param idle how long a client may say nothing new before it counts as gone, whatever it asked for
 * @param total how long a transfer may take, however lively
 * @param longestBlock the most we agree to of RFC 2348's blksize
 * @param longestWindow the most we agree to of RFC 7440's windowsize
 */
public record TransferLimits(
    Duration firstTimeout,
    Duration longestTimeout,
    int tries,
    Duration idle,
    Duration total,
    int longestBlock,
    int longestWindow) {

  /** What the server does unless it is told otherwise. */
  public static final TransferLimits USUAL =
      new TransferLimits(
          Duration.ofSeconds(1),
          Duration.ofSeconds(8),
          5,
          Duration.ofMinutes(1),
          Duration.ofMinutes(30),
          TftpOptions.MAX_BLOCK_SIZE,
          64);

  public TransferLimits {
    if (tries < 1 || longestWindow < 1 || longestBlock < TftpPacket.BLOCK_SIZE) {
      throw new IllegalArgumentException("limits that allow no transfer");
    }
  }

  /** The same with other limits of time. */
  public TransferLimits within(Duration longestIdle, Duration longestTotal) {
    return new TransferLimits(
        firstTimeout,
        longestTimeout,
        tries,
        longestIdle,
        longestTotal,
        longestBlock,
        longestWindow);
  }

  /** The same with other sizes agreed to at the most. */
  public TransferLimits sized(int block, int window) {
    return new TransferLimits(firstTimeout, longestTimeout, tries, idle, total, block, window);
  }
}
