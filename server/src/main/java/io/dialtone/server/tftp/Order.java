// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import io.dialtone.core.tftp.RequestDecision.Look;
import java.net.Inet4Address;
import java.net.InetSocketAddress;

/**
 * A transfer to begin: who asked for what, at which address of ours, and the opened content.
 *
 * @param path of the file below the root, for the journal
 * @param number of the request as they came: a file that had to be opened first may come to its
 *     turn after one that was asked for later
 * @param askedAt when the request was read, by the monotonic clock
 */
record Order(
    InetSocketAddress client,
    Inet4Address ours,
    Look look,
    String path,
    Content content,
    long number,
    long askedAt) {
  /** More than these are not kept waiting: their clients ask again. */
  static final int MOST_WAITING = 1024;
}
