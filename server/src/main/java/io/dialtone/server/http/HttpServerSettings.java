// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import io.dialtone.server.tls.TlsServer;
import io.dialtone.wire.octets.Endpoint;
import java.util.Optional;

/**
 * Where the phones' HTTP listener listens (port 0: any), within which limits, and for HTTPS what
 * secures it.
 */
public record HttpServerSettings(Endpoint listen, HttpLimits limits, Optional<TlsServer> tls) {

  public HttpServerSettings(Endpoint listen, HttpLimits limits) {
    this(listen, limits, Optional.empty());
  }

  public static HttpServerSettings at(Endpoint listen) {
    return new HttpServerSettings(listen, HttpLimits.USUAL);
  }

  /** The same within other limits. */
  public HttpServerSettings with(HttpLimits other) {
    return new HttpServerSettings(listen, other, tls);
  }

  public static HttpServerSettings secured(Endpoint listen, TlsServer tls) {
    return new HttpServerSettings(listen, HttpLimits.USUAL, Optional.of(tls));
  }
}
