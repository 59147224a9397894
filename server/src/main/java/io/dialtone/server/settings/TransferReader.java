// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.settings;

import io.dialtone.server.settings.TransferSettings.Sizes;
import io.dialtone.server.settings.TransferSettings.Times;

/** Reads the settings of TFTP's transfers. */
final class TransferReader {

  private TransferReader() {}

  static TransferSettings read(Gathering gathering) {
    TransferSettings read =
        new TransferSettings(
            gathering.find(Keys.TFTP_PORT_RANGE),
            gathering.get(Keys.TFTP_SINGLE_PORT),
            gathering.get(Keys.TFTP_TRANSFERS),
            gathering.get(Keys.TFTP_PER_CLIENT),
            new Times(gathering.get(Keys.TFTP_IDLE), gathering.get(Keys.TFTP_TOTAL)),
            new Sizes(gathering.get(Keys.TFTP_BLOCK_SIZE), gathering.get(Keys.TFTP_WINDOW)));
    if (read.singlePort() && read.portRange().isPresent()) {
      gathering.fault(
          gathering.origin(Keys.TFTP_PORT_RANGE),
          "tftp.port-range has no meaning with tftp.single-port: leave one of them out");
    }
    return read;
  }
}
