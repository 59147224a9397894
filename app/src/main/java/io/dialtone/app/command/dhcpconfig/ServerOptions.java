// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.dhcpconfig;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of {@code serve} that say where phones find it. */
final class ServerOptions {

  @Option(
      names = "--address",
      paramLabel = "A",
      description =
          "The address that phones reach our server at (default: as serve finds it; else this"
              + " machine's on the way to the phones' network).")
  private Optional<String> address = Optional.empty();

  @Option(
      names = "--http",
      paramLabel = "HOST:PORT",
      description = "Where its HTTP is (default: as it runs, else by the settings).")
  private Optional<String> http = Optional.empty();

  @Option(names = "--https", paramLabel = "HOST:PORT", description = "Where its HTTPS is.")
  private Optional<String> https = Optional.empty();

  @Option(names = "--tftp", paramLabel = "HOST:PORT", description = "Where its TFTP is.")
  private Optional<String> tftp = Optional.empty();

  /** Those that were said, by their names. */
  Map<String, String> said() {
    Map<String, String> said = new LinkedHashMap<>();
    address.ifPresent(value -> said.put("--address", value));
    http.ifPresent(value -> said.put("--http", value));
    https.ifPresent(value -> said.put("--https", value));
    tftp.ifPresent(value -> said.put("--tftp", value));
    return Collections.unmodifiableMap(said);
  }
}
