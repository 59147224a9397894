// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.report;

/** How long something took, over all times it was done, in milliseconds; all 0 if it never was. */
public record Latency(
    long count, double mean, double p50, double p90, double p99, double p999, double most) {

  /** Nothing was timed. */
  public static final Latency NONE = new Latency(0, 0, 0, 0, 0, 0, 0);
}
