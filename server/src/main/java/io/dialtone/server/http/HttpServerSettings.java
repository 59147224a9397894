// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import io.dialtone.wire.octets.Endpoint;

/** Where the phones' HTTP listener listens (port 0: any), and within which limits. */
public record HttpServerSettings(Endpoint listen, HttpLimits limits) {

  public static HttpServerSettings at(Endpoint listen) {
    return new HttpServerSettings(listen, HttpLimits.USUAL);
  }
}
