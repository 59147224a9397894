// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.run;

import io.dialtone.core.tftp.TransferLimits;
import io.dialtone.server.settings.TransferSettings;
import io.dialtone.server.tftp.TftpSettings;
import io.dialtone.server.tftp.TftpSettings.Answer;
import io.dialtone.wire.octets.Endpoint;
import java.util.Optional;

/** From the settings to what the TFTP server is told. */
final class TftpPlan {

  private TftpPlan() {}

  static TftpSettings of(Endpoint listen, TransferSettings settings) {
    TransferLimits limits =
        TransferLimits.USUAL
            .within(settings.times().idle(), settings.times().total())
            .sized(settings.sizes().block(), settings.sizes().window());
    Answer answer =
        settings.singlePort() ? new Answer.SinglePort() : new Answer.OwnPorts(settings.portRange());
    return new TftpSettings(listen, limits, settings.most(), settings.mostPerClient(), answer);
  }

  /** What is allowed to run short at once. */
  static Optional<String> warning(TransferSettings settings) {
    return settings
        .portRange()
        .filter(range -> range.size() < settings.most())
        .map(range ->
            "tftp.port-range "
                + range
                + " has "
                + range.size()
                + " ports for "
                + settings.most()
                + " transfers (tftp.transfers): beyond them phones get an error");
  }
}
