// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.report;

/**
 * The requests for one kind of file.
 *
 * @param asked how many requests were made
 * @param taken how many brought the whole file
 * @param absent how many were answered that there is none (404, 410, TFTP error 1)
 * @param refused how many were answered in any other way
 * @param unanswered how many got no answer, or only a part of one
 * @param bytes of bodies received, of whatever answer
 * @param latency from asking to the last byte, of those that were answered
 */
public record RequestLine(
    String kind,
    String transport,
    long asked,
    long taken,
    long absent,
    long refused,
    long unanswered,
    long bytes,
    Latency latency) {}
