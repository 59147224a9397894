// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation.net;

/**
 * What the network and the servers do to whoever uses them; the first three and the last two are
 * chances between 0 and 1.
 *
 * @param loss of a datagram
 * @param doubling of a datagram
 * @param late that a datagram comes seconds late, so that others overtake it
 * @param slowestMillis the longest usual way
 * @param cut that the body of an HTTP answer ends early, at any octet
 * @param busy that the HTTP server answers 503
 */
public record Weather(
    double loss, double doubling, double late, int slowestMillis, double cut, double busy) {

  /** Nothing goes wrong. */
  public static final Weather FAIR = new Weather(0, 0, 0, 3, 0, 0);
}
