// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation;

/**
 * What happened in one run or in many, in numbers.
 *
 * @param boots how often a phone started, by power or by reboot
 * @param worstNanos the longest that a phone took from power-up until it stood by
 */
public record Tally(
    long boots,
    long powerCuts,
    long packets,
    long packetsLost,
    long fetches,
    long events,
    long worstNanos) {

  /** Nothing yet. */
  public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0);

  /** Both together. */
  public Tally plus(Tally other) {
    return new Tally(
        boots + other.boots,
        powerCuts + other.powerCuts,
        packets + other.packets,
        packetsLost + other.packetsLost,
        fetches + other.fetches,
        events + other.events,
        Math.max(worstNanos, other.worstNanos));
  }
}
