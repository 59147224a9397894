// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import picocli.CommandLine.Option;

/** Where a phone is told to look for its INF, DHCP aside; for a mixin or a group to build on. */
class SourceOptions {
  @Option(
      names = "--inf",
      paramLabel = "URL",
      description = "The INF's URL, as if DHCP option 43 gave it.")
  String inf = "";

  @Option(
      names = "--http-server",
      paramLabel = "H[:PORT]",
      description = "Preconfigured HTTP server (AutoprovisionHTTPServer).")
  String httpServer = "";

  @Option(
      names = "--tftp-server",
      paramLabel = "H[:PORT]",
      description = "Preconfigured TFTP server (AutoprovisionTFTPServer).")
  String tftpServer = "";
}
