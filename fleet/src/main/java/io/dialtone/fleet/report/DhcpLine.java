// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.report;

/**
 * What the phones did about their addresses.
 *
 * @param begun exchanges begun
 * @param bound exchanges that ended with an ACK
 * @param discovers DISCOVERs sent, repetitions included
 * @param offers OFFERs received
 * @param requests REQUESTs sent, repetitions included
 * @param acks ACKs received
 * @param naks NAKs received
 * @param latency from the first packet to the ACK
 */
public record DhcpLine(
    long begun,
    long bound,
    long discovers,
    long offers,
    long requests,
    long acks,
    long naks,
    Latency latency) {}
