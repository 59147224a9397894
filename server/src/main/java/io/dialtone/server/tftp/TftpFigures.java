// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

/**
 * What the TFTP server has done since it started.
 *
 * @param open transfers under way just now
 * @param started transfers begun, of which {@code finished} and {@code failed} are over
 * @param refused requests answered with an error: absent, hidden, malformed, writes, no free port
 * @param passedOver requests left without an answer: repeated, or too many at once
 */
public record TftpFigures(
    long open,
    long started,
    long finished,
    long failed,
    long refused,
    long passedOver,
    Volume volume) {

  /**
   * How much went out in the transfers that are over.
   *
   * @param bytes of content that clients acknowledged
   * @param resent windows that went out again
   * @param displaced transfers never answered that made room for others
   */
  public record Volume(long bytes, long resent, long displaced) {}
}
