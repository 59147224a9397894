// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

/**
 * Up to when all that came to a port has been heard: what came while the machine slept, or was too
 * slow, lies there still, and nobody may be given up for it.
 */
final class HeardUntil {
  /** More datagrams do not lie at a port: who has heard so many has heard all that lay there. */
  private static final int MOST_LYING = 16_384;

  private long listensSince;
  private boolean quiet = true;
  private int taken;
  private long countsFrom;
  private long until;

  HeardUntil(long now) {
    listensSince = now;
    countsFrom = now;
    until = now;
  }

  /** One datagram more. */
  void one() {
    quiet = false;
    if (++taken >= MOST_LYING) {
      until = countsFrom;
      startCounting();
    }
  }

  /** The port is about to be listened to; what came before has been told by {@link #one}. */
  void listens(long now) {
    if (quiet) {
      until = listensSince;
      startCounting();
    }
    listensSince = now;
    quiet = true;
  }

  private void startCounting() {
    countsFrom = listensSince;
    taken = 0;
  }

  long time() {
    return until;
  }
}
