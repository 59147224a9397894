// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import io.dialtone.link.Received;
import java.time.Duration;

/** What carries transfers: ports and a thread of their own, or the port where requests arrive. */
interface Carrier {

  /** Hands an order over, from any thread. */
  void begin(Order order);

  /** Whether this datagram to the port of requests was a transfer's, which has taken it then. */
  boolean took(Received received);

  /**
   * Does, on the thread of the port of requests, what is due.
   *
   * @param awaited whether an order may come at any moment from another thread
   * @return how long that thread may wait for a datagram
   */
  Duration turn(boolean awaited);

  /** Lets what is under way come to its end. */
  void drain();

  /** Whether nothing is left to be done on the thread of the port of requests. */
  boolean isDone();

  /** Ends, on the thread of the port of requests, what that thread carries. */
  void leave();
}
