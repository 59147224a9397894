// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import io.dialtone.core.tftp.TransferLimits;
import io.dialtone.link.UdpSocket;

/**
 * What whoever carries transfers works with; all of it may be used by several threads.
 *
 * @param requests the port where requests arrive
 * @param limits the patience of each transfer
 */
record Surroundings(
    UdpSocket requests, TransferLimits limits, Places places, TftpJournal journal, Tally tally) {}
