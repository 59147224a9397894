// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tls;

import io.netty.handler.ssl.SslContext;
import io.vertx.core.net.SSLEngineOptions;
import io.vertx.core.spi.tls.SslContextFactory;

/** Where Vert.x asks for its context and gets ours, whatever else its options say. */
final class ContextSeam extends SSLEngineOptions {

  private final SslContext context;

  ContextSeam(SslContext context) {
    this.context = context;
  }

  @Override
  public ContextSeam copy() {
    return this;
  }

  @Override
  public SslContextFactory sslContextFactory() {
    return () -> context;
  }
}
