// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import io.dialtone.core.tftp.TransferLimits;
import io.dialtone.link.UdpSocket;
import io.dialtone.server.quota.Quota;
import java.net.InetAddress;

/**
 * What whoever carries transfers works with; all of it may be used by several threads.
 *
 * @param requests the port where requests arrive
 * @param limits the patience of each transfer
 * @param places how many transfers there may be, whichever thread carries them
 */
record Surroundings(
    UdpSocket requests,
    TransferLimits limits,
    Quota<InetAddress> places,
    TftpJournal journal,
    Tally tally) {}
