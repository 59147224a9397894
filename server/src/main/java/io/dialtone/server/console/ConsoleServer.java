// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.console;

import io.dialtone.core.journal.Area;
import io.dialtone.core.journal.Journal;
import io.dialtone.core.journal.JournalRecord;
import io.dialtone.core.journal.Level;
import io.dialtone.server.console.ConsolePages.Page;
import io.dialtone.wire.octets.Endpoint;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The console's listener: pages to look at, nothing to change. */
public final class ConsoleServer {

  private static final int IDLE_SECONDS = 30;
  private static final int START_SECONDS = 10;

  private final HttpServer server;
  private final Endpoint endpoint;

  private ConsoleServer(HttpServer server, Endpoint endpoint) {
    this.server = server;
    this.endpoint = endpoint;
  }

  /** Listens at the endpoint; port 0 takes any free one. */
  public static ConsoleServer start(Vertx vertx, Endpoint at, ConsolePages pages, Journal journal)
      throws IOException {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(at.address().toString())
            .setPort(at.port())
            .setIdleTimeout(IDLE_SECONDS)
            .setReusePort(false);
    HostRule hosts = new HostRule(pages.machine());
    HttpServer server = vertx.createHttpServer(options);
    server.requestHandler(request -> answer(request, pages, hosts));
    server.invalidRequestHandler(request -> respond(request, Page.text(400, "not HTTP")));
    server.exceptionHandler(fault ->
        journal.record(
            JournalRecord.of(
                Instant.now(), Level.DEBUG, Area.CONSOLE, "a connection broke: " + fault)));
    try {
      server
          .listen()
          .toCompletionStage()
          .toCompletableFuture()
          .get(START_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException fault) {
      throw fault.getCause() instanceof IOException cause
          ? cause
          : new IOException(String.valueOf(fault.getCause()), fault);
    } catch (TimeoutException fault) {
      throw new IOException("not open after " + START_SECONDS + " s", fault);
    } catch (InterruptedException fault) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", fault);
    }
    return new ConsoleServer(server, new Endpoint(at.address(), server.actualPort()));
  }

  /** Where it listens. */
  public Endpoint endpoint() {
    return endpoint;
  }

  /** Lets answers in flight end, no longer than this. */
  public void close(Duration atMost) throws IOException {
    try {
      server
          .shutdown(atMost.toMillis(), TimeUnit.MILLISECONDS)
          .toCompletionStage()
          .toCompletableFuture()
          .get(atMost.toMillis() + 1_000, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException fault) {
      throw new IOException("the console did not close: " + fault, fault);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpServerRequest request, ConsolePages pages, HostRule hosts) {
    String path = Optional.ofNullable(request.path()).orElse("");
    Optional<String> host = Optional.ofNullable(request.getHeader("Host"));
    boolean probe = path.equals("/healthz") || path.equals("/readyz");
    if (!request.method().equals(HttpMethod.GET) && !head(request)) {
      request.response().putHeader("Allow", "GET, HEAD");
      respond(request, Page.text(405, "only GET and HEAD"));
    } else if (!probe && !hosts.allows(host)) {
      // 421 Misdirected Request, RFC 9110 section 15.5.20.
      respond(
          request, Page.text(421, "ask by address, by localhost or by this machine's own name"));
    } else {
      respond(request, pages.page(path));
    }
  }

  private static boolean head(HttpServerRequest request) {
    return request.method().equals(HttpMethod.HEAD);
  }

  private static void respond(HttpServerRequest request, Page page) {
    HttpServerResponse response = request.response().setStatusCode(page.status());
    Buffer body = Buffer.buffer(page.body(), "UTF-8");
    response
        .putHeader("Content-Type", page.type())
        .putHeader("Content-Length", Integer.toString(body.length()))
        .putHeader("Content-Security-Policy", OverviewPage.POLICY)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("X-Frame-Options", "DENY")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("Cross-Origin-Resource-Policy", "same-origin")
        .putHeader("Cache-Control", "no-store");
    if (head(request)) {
      response.end();
    } else {
      response.end(body);
    }
  }
}
