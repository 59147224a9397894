// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import io.dialtone.server.files.FileSource;
import io.dialtone.wire.octets.Endpoint;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The phones' HTTP listener (HTT-1, HTT-2), on every event loop. */
public final class HttpServer {

  private static final Duration START_WAIT = Duration.ofSeconds(10);

  /** What closing itself may take when nothing is in flight. */
  private static final Duration CLOSE_WAIT = Duration.ofSeconds(1);

  private final EventLoops loops;
  private final Endpoint endpoint;
  private final List<HttpLoop> running;
  private final List<String> deployments;

  private HttpServer(
      EventLoops loops, Endpoint endpoint, List<HttpLoop> running, List<String> deployments) {
    this.loops = loops;
    this.endpoint = endpoint;
    this.running = List.copyOf(running);
    this.deployments = List.copyOf(deployments);
  }

  /** Starts listening; a port that cannot be had is an exception. */
  public static HttpServer start(
      EventLoops loops, HttpServerSettings settings, FileSource files, Witness witness)
      throws IOException {
    List<HttpLoop> running = new ArrayList<>();
    List<String> deployments = new ArrayList<>();
    HttpServerSettings taken = settings;
    for (int each = 0; each < loops.count(); each++) {
      HttpLoop loop = new HttpLoop(taken, files, witness);
      deployments.add(Waiting.result(loops.vertx().deployVerticle(loop), START_WAIT));
      running.add(loop);
      // The first takes the port, which may be any; the others share it.
      Endpoint listen = new Endpoint(settings.listen().address(), loop.port());
      taken = new HttpServerSettings(listen, settings.limits());
    }
    return new HttpServer(loops, taken.listen(), running, deployments);
  }

  /** Where it listens, with the port it took. */
  public Endpoint endpoint() {
    return endpoint;
  }

  /** Takes no new work, lets answers in flight go on for at most {@code grace}, and closes. */
  public void close(Duration grace) {
    List<Future<Void>> ends = new ArrayList<>();
    for (HttpLoop loop : running) {
      ends.add(loop.shutdown(grace));
    }
    Waiting.quietly(Future.join(ends), grace.plus(CLOSE_WAIT));
    for (String deployment : deployments) {
      Waiting.quietly(loops.vertx().undeploy(deployment), CLOSE_WAIT);
    }
  }
}
