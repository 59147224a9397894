// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import io.dialtone.server.files.FileSource;
import io.dialtone.wire.octets.Endpoint;
import io.netty.channel.unix.Errors.NativeIoException;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** The phones' HTTP listener (HTT-1, HTT-2), on every event loop. */
public final class HttpServer {

  private static final Duration START_WAIT = Duration.ofSeconds(10);

  /** What closing itself may take when nothing is in flight. */
  private static final Duration CLOSE_WAIT = Duration.ofSeconds(1);

  private final EventLoops loops;
  private final Endpoint endpoint;
  private final List<HttpLoop> running;
  private final String deployment;

  private HttpServer(
      EventLoops loops, Endpoint endpoint, List<HttpLoop> running, String deployment) {
    this.loops = loops;
    this.endpoint = endpoint;
    this.running = List.copyOf(running);
    this.deployment = deployment;
  }

  /** Starts listening; a port that cannot be had is an exception. */
  public static HttpServer start(
      EventLoops loops, HttpServerSettings settings, FileSource files, Witness witness)
      throws IOException {
    List<HttpLoop> running = new CopyOnWriteArrayList<>();
    Supplier<HttpLoop> another =
        () -> {
          HttpLoop loop = new HttpLoop(settings, files, witness);
          running.add(loop);
          return loop;
        };
    DeploymentOptions each = new DeploymentOptions().setInstances(loops.count());
    try {
      String deployment = Waiting.result(loops.vertx().deployVerticle(another, each), START_WAIT);
      Endpoint taken = new Endpoint(settings.listen().address(), running.getFirst().port());
      return new HttpServer(loops, taken, running, deployment);
    } catch (NativeIoException e) {
      // The native transport has its own exception for what Java calls by this one.
      BindException fault = new BindException(settings.listen() + ": " + e.getMessage());
      fault.initCause(e);
      throw fault;
    }
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
    Waiting.quietly(loops.vertx().undeploy(deployment), CLOSE_WAIT);
  }
}
