// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * The places for transfers, whichever thread carries them: so many in all, so many to an address.
 */
final class Places {

  /** What is said to one more. */
  enum Answer {
    TAKEN_IN,
    /** Its address has as many as one may have. */
    ENOUGH_FOR_ONE,
    ALL_TAKEN
  }

  private final int most;
  private final int mostPerClient;
  private final Map<InetAddress, Integer> perClient = new HashMap<>();
  private int taken;

  Places(TftpSettings settings) {
    this.most = settings.mostTransfers();
    this.mostPerClient = settings.mostPerClient();
  }

  /** Takes one more in, or does not. Who was taken in must leave. */
  synchronized Answer enter(InetAddress client) {
    int those = perClient.getOrDefault(client, 0);
    if (those >= mostPerClient) {
      return Answer.ENOUGH_FOR_ONE;
    }
    if (taken >= most) {
      return Answer.ALL_TAKEN;
    }
    perClient.put(client, those + 1);
    taken++;
    return Answer.TAKEN_IN;
  }

  synchronized void leave(InetAddress client) {
    perClient.computeIfPresent(client, (_, those) -> those > 1 ? those - 1 : null);
    taken--;
  }

  /** How many are taken. */
  synchronized int taken() {
    return taken;
  }
}
