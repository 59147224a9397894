// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.tftp;

import io.dialtone.wire.tftp.TftpOptions;
import io.dialtone.wire.tftp.TftpPacket;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What client and server agree on for one transfer.
 *
 * @param length of the file as it is sent, in bytes
 * @param acknowledged the options of the OACK (RFC 2347); none means that none is sent
 */
public record Terms(
    long length,
    int blockSize,
    int window,
    Duration firstTimeout,
    Duration longestTimeout,
    TftpOptions acknowledged) {

  /** What fits a socket's buffers as they usually are; more would be lost on the way out. */
  private static final int WINDOW_BYTES_LIMIT = 128 * 1024;

  /**
   * Takes what the client asks for as far as our limits go. For block and window the server may
   * answer with less than was asked (RFC 2348, RFC 7440); the timeout it takes as it is, or leaves
   * if it is as long as a client may be silent, for nothing would be sent again (RFC 2349).
   */
  public static Terms negotiate(TftpOptions asked, long length, TransferLimits limits) {
    OptionalInt block = atMost(asked.blockSize(), limits.longestBlock());
    int blockSize = block.orElse(TftpPacket.BLOCK_SIZE);
    int widest = Math.clamp(WINDOW_BYTES_LIMIT / blockSize, 1, limits.longestWindow());
    OptionalInt window = atMost(asked.windowSize(), widest);
    OptionalLong size =
        asked.transferSize().isPresent() ? OptionalLong.of(length) : OptionalLong.empty();
    OptionalInt timeout =
        asked.timeoutSeconds().orElse(0) >= limits.idle().toSeconds()
            ? OptionalInt.empty()
            : asked.timeoutSeconds();
    Duration first =
        timeout.isPresent() ? Duration.ofSeconds(timeout.getAsInt()) : limits.firstTimeout();
    return new Terms(
        length,
        blockSize,
        window.orElse(1),
        first,
        first.compareTo(limits.longestTimeout()) > 0 ? first : limits.longestTimeout(),
        new TftpOptions(block, timeout, size, window));
  }

  private static OptionalInt atMost(OptionalInt asked, int limit) {
    return asked.isPresent()
        ? OptionalInt.of(Math.min(asked.getAsInt(), limit))
        : OptionalInt.empty();
  }

  /** How many blocks the file takes; the last is shorter than a full one, perhaps empty. */
  public long blocks() {
    return length / blockSize + 1;
  }
}
