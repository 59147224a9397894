// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.report;

/**
 * One point of the time line.
 *
 * @param seconds since the start
 * @param p50 of the requests answered since the point before, in milliseconds
 * @param p99 the same
 */
public record Moment(
    double seconds,
    long started,
    long standing,
    long failed,
    long working,
    double requestsPerSecond,
    double bytesPerSecond,
    double p50,
    double p99) {}
