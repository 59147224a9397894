// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import picocli.CommandLine.Option;

/** Where the phone is told to look for its INF: one of the four, or none for the default. */
final class PhoneSource {
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

  @Option(
      names = "--dhcp",
      paramLabel = "HOST:PORT|IFACE",
      description =
          "A DHCP server, asked as through a relay (default: 127.0.0.1:6767); or the interface on"
              + " which the phone asks by broadcast (needs root).")
  String dhcp = "";
}
