// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.fetch;

import io.dialtone.handset.port.HttpUrl;

/** Where a file is asked for. */
public sealed interface Location {

  /** By HTTP or HTTPS. */
  record Http(HttpUrl url) implements Location {
    @Override
    public String text() {
      return url.text();
    }
  }

  /** By TFTP; the file is asked for as it was written (INF-4), the host may be a name. */
  record Tftp(String host, int port, String file) implements Location {
    @Override
    public String text() {
      return "tftp://" + host + (port == 69 ? "" : ":" + port) + " " + file;
    }
  }

  /** The location in words. */
  String text();
}
