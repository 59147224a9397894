// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import io.dialtone.core.tftp.TransferLimits;
import io.dialtone.wire.octets.Endpoint;

/**
 * Where the TFTP server listens and how much it takes on.
 *
 * @param listen where requests arrive; port 0 for any
 * @param transfers the patience of each transfer
 * @param mostTransfers at one time in all
 * @param mostPerClient at one time to one address, behind which many phones may stand
 */
public record TftpSettings(
    Endpoint listen, TransferLimits transfers, int mostTransfers, int mostPerClient) {

  /** Each transfer holds a descriptor or two; usual limits of the system lie at 20,000 and up. */
  public static final int USUAL_TRANSFERS = 5_000;

  public static final int USUAL_PER_CLIENT = 500;

  public TftpSettings {
    if (mostTransfers < 1 || mostPerClient < 1) {
      throw new IllegalArgumentException("limits that allow no transfer");
    }
  }

  /** Everything as usual. */
  public static TftpSettings at(Endpoint listen) {
    return new TftpSettings(listen, TransferLimits.USUAL, USUAL_TRANSFERS, USUAL_PER_CLIENT);
  }
}
