// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.run;

import io.dialtone.server.metrics.Metrics;
import io.dialtone.server.tftp.TftpServer;

/** What the TFTP server counts, as Prometheus is told it. */
final class TftpMeters {

  private TftpMeters() {}

  static void bind(Metrics metrics, TftpServer tftp) {
    metrics.gauge("dialtone.tftp.open", "TFTP transfers under way", () -> tftp.figures().open());
    metrics.sum("dialtone.tftp.started", "TFTP transfers begun", () -> tftp.figures().started());
    metrics.sum(
        "dialtone.tftp.finished",
        "TFTP transfers that ended whole",
        () -> tftp.figures().finished());
    metrics.sum(
        "dialtone.tftp.failed", "TFTP transfers that broke off", () -> tftp.figures().failed());
    metrics.sum(
        "dialtone.tftp.refused",
        "TFTP requests answered with an error",
        () -> tftp.figures().refused());
    metrics.sum(
        "dialtone.tftp.sent.bytes",
        "Bytes of files sent over TFTP",
        () -> tftp.figures().volume().bytes());
  }
}
