// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import io.dialtone.server.files.FileSource;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The listener as one event loop sees it. All loops share one listening socket. */
final class HttpLoop extends VerticleBase {

  private static final long SWEEP_MILLIS = 1_000;

  /** To Vert.x a negative port is any port, the same for all instances; 0 is another for each. */
  private static final int ANY_SHARED_PORT = -1;

  private final HttpServerSettings settings;
  private final FileSource files;
  private final Witness witness;
  private @Nullable HttpServer server;

  HttpLoop(HttpServerSettings settings, FileSource files, Witness witness) {
    this.settings = settings;
    this.files = files;
    this.witness = witness;
  }

  @Override
  public Future<?> start() {
    HttpLimits limits = settings.limits();
    Connections connections = new Connections(limits, System::nanoTime);
    Workbench bench =
        new Workbench(vertx, files, witness, limits, InstantSource.system(), connections);
    var listener =
        vertx
            .createHttpServer(options(limits))
            .connectionHandler(connections::opened)
            .requestHandler(request -> new Exchange(bench, request).begin())
            .invalidRequestHandler(request -> new Exchange(bench, request).refuseHead());
    server = listener;
    vertx.setPeriodic(SWEEP_MILLIS, _ -> connections.sweep());
    int port = settings.listen().port() == 0 ? ANY_SHARED_PORT : settings.listen().port();
    return listener.listen(port, settings.listen().address().toString());
  }

  /** The port that the listener has. */
  int port() {
    return server == null ? 0 : server.actualPort();
  }

  /** Takes no new work, and lets answers in flight go on so long. */
  Future<Void> shutdown(Duration grace) {
    return server == null ? Future.succeededFuture() : server.shutdown(grace);
  }

  private HttpServerOptions options(HttpLimits limits) {
    HttpServerOptions options = new HttpServerOptions();
    options
        .setMaxInitialLineLength(limits.sizes().line())
        .setMaxHeaderSize(limits.sizes().head())
        .setHandle100ContinueAutomatically(true)
        .setHttp2ClearTextEnabled(false)
        .setUseAlpn(false)
        // We speak no WebSocket, and their handler gives up at 128 pipelined requests.
        .setPerFrameWebSocketCompressionSupported(false)
        .setPerMessageWebSocketCompressionSupported(false)
        .setTcpNoDelay(true)
        .setReuseAddress(true)
        .setAcceptBacklog(1024)
        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
        .setIdleTimeout((int) limits.times().silence().toMillis());
    settings.tls().ifPresent(tls -> tls.secure(options));
    return options;
  }
}
