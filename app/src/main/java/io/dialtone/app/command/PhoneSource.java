// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import picocli.CommandLine.Option;

/** Where the phone is told to look for its INF: one of the four, or none for the default. */
final class PhoneSource extends SourceOptions {
  @Option(
      names = "--dhcp",
      paramLabel = "HOST:PORT|IFACE",
      description =
          "A DHCP server, asked as through a relay (default: 127.0.0.1:6767); or the interface on"
              + " which the phone asks by broadcast (needs root).")
  String dhcp = "";
}
