// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.quota;

import java.util.HashMap;
import java.util.Map;

/**
 * So many at once in all, so many of one client, whichever thread takes them in: connections,
 * transfers. A client that has none is forgotten.
 *
 * @param <C> what tells clients apart, usually their address
 */
public final class Quota<C> {

  /** What is said to one more. */
  public enum Answer {
    TAKEN_IN,
    /** Its client has as many as one may have. */
    ENOUGH_FOR_ONE,
    ALL_TAKEN
  }

  private final int most;
  private final int mostPerClient;
  private final Map<C, Integer> perClient = new HashMap<>();
  private int taken;

  private Quota(int most, int mostPerClient) {
    this.most = most;
    this.mostPerClient = mostPerClient;
  }

  /** So many in all, and of one client. */
  public static <C> Quota<C> of(int most, int mostPerClient) {
    return new Quota<>(most, mostPerClient);
  }

  /** Takes one more in, or does not. Who was taken in must leave. */
  public synchronized Answer enter(C client) {
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

  /** One that was taken in has ended. */
  public synchronized void leave(C client) {
    perClient.computeIfPresent(client, (_, those) -> those > 1 ? those - 1 : null);
    taken--;
  }

  /** How many this client has. */
  public synchronized int of(C client) {
    return perClient.getOrDefault(client, 0);
  }

  public int most() {
    return most;
  }

  public int mostPerClient() {
    return mostPerClient;
  }

  /** How many are there. */
  public synchronized int taken() {
    return taken;
  }

  /** How many clients have one. */
  public synchronized int clients() {
    return perClient.size();
  }

  public synchronized boolean full() {
    return taken >= most;
  }
}
