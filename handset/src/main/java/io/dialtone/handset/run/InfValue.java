// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.run;

import io.dialtone.handset.fetch.Location;
import io.dialtone.handset.port.HttpUrl;
import io.dialtone.wire.inf.InfFile;
import io.dialtone.wire.inf.TftpPath;
import java.util.Optional;

/** What a value of the INF means to this phone (INF-3, INF-4, INF-5). */
public sealed interface InfValue {

  /**
   * A file somewhere.
   *
   * @param value as the INF has it
   * @param name its last part
   */
  record File(String value, String name, Location at) implements InfValue {}

  /** A value that no phone can use. */
  record Wrong(String value, String reason) implements InfValue {}

  /** Reads a value of an INF found at a place. */
  static InfValue of(String value, Location inf) {
    Optional<String> fault = InfFile.fault(value);
    if (fault.isPresent()) {
      return new Wrong(value, fault.get());
    }
    String name = TftpPath.lastPart(value);
    if (name.isEmpty()) {
      return new Wrong(value, "'" + value + "' names no file");
    }
    return switch (inf) {
      case Location.Http(var url) -> overHttp(value, name, url);
      case Location.Tftp server -> overTftp(value, name, server);
    };
  }

  private static InfValue overHttp(String value, String name, HttpUrl inf) {
    return inf.resolve(value)
        .<InfValue>map(url -> new File(value, name, new Location.Http(url)))
        .orElseGet(() -> new Wrong(value, "'" + value + "' is no http or https URL"));
  }

  /** The path is asked for as written (INF-4); one that leaves the root is not asked for. */
  private static InfValue overTftp(String value, String name, Location.Tftp inf) {
    if (value.contains("://")) {
      return new Wrong(value, "'" + value + "' is a URL where TFTP needs a path");
    }
    if (TftpPath.toServerPath(value).isEmpty()) {
      return new Wrong(value, "'" + value + "' is no path below the server's root");
    }
    return new File(value, name, new Location.Tftp(inf.host(), inf.port(), value));
  }
}
