// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.settings;

import io.dialtone.core.journal.Level;
import io.dialtone.wire.octets.Ip4Address;
import java.nio.file.Path;
import java.util.Optional;

/** Everything {@code serve} was told, complete and consistent. */
public record Settings(
    Folders folders,
    Optional<Ip4Address> address,
    Database database,
    Listeners listeners,
    DhcpSettings dhcp,
    AccessSettings access,
    Log log) {

  /** The data folder, and the folder of hand-made files if one is served. */
  public record Folders(Path data, Optional<Path> files) {}

  /** Where each protocol listens, and how HTTPS and TFTP speak there. */
  public record Listeners(
      Listen http,
      HttpsSettings https,
      Listen tftp,
      Listen dhcp,
      Listen sip,
      Listen console,
      Limits limits) {}

  /**
   * How much at one time.
   *
   * @param webPerAddress how many connections one address may have to HTTP, and to HTTPS; 0 for any
   */
  public record Limits(TransferSettings transfers, int webPerAddress) {}

  /** What the log shows, and whether as JSON lines. */
  public record Log(Level level, boolean json) {}
}
