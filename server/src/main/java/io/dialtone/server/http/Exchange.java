// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import io.dialtone.core.files.FileDecision;
import io.dialtone.core.files.FileQuestion;
import io.dialtone.core.files.Transport;
import io.dialtone.core.journal.Secret;
import io.dialtone.server.files.Opened;
import io.dialtone.server.files.Snapshot;
import io.dialtone.server.http.Answered.Outcome;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.Optional;

/**
 * One request from its head to its answer: the body is read and thrown away, the name is decided
 * upon, the file opened, the answer sent. GET, HEAD and POST are answered alike (HTT-1).
 */
final class Exchange {

  private final Workbench bench;
  private final HttpServerRequest request;
  private final Connections.Held connection;
  private final Reply reply;
  private long bodyBytes;
  private boolean over;

  Exchange(Workbench bench, HttpServerRequest request) {
    this.bench = bench;
    this.request = request;
    this.connection = bench.connections().held(request.connection());
    this.reply = new Reply(bench, request, connection, asked());
  }

  /** Begins the work; called when the head is complete. */
  void begin() {
    if (!method(HttpMethod.GET) && !method(HttpMethod.HEAD) && !method(HttpMethod.POST)) {
      reply.notAllowed();
    } else if (hasBody()) {
      bench.connections().allow(connection, bench.limits().times().body());
      readBody();
    } else {
      answer();
    }
  }

  /** A head that could not be read: too long (414, 431), or not HTTP at all. */
  void refuseHead() {
    reply.badHead(request.decoderResult().cause());
  }

  private void readBody() {
    String announced = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (announced != null && beyond(announced)) {
      tooLarge();
      return;
    }
    request.exceptionHandler(_ -> over = true);
    request.handler(chunk -> {
      bodyBytes += chunk.length();
      if (!over && bodyBytes > bench.limits().sizes().body()) {
        tooLarge();
      }
    });
    request.endHandler(_ -> {
      if (!over) {
        answer();
      }
    });
  }

  private boolean beyond(String announced) {
    // Vert.x has refused what is no number; more than 18 digits are too many in any case.
    return announced.length() > 18 || Long.parseLong(announced) > bench.limits().sizes().body();
  }

  private void tooLarge() {
    over = true;
    reply.closing(413, "the body has more than " + bench.limits().sizes().body() + " bytes");
  }

  private void answer() {
    decided(
        bench
            .files()
            .decide(
                new FileQuestion(
                    Transport.HTTP, request.uri(), connection.peer(), authorization())));
  }

  private void decided(FileDecision decision) {
    switch (decision) {
      case FileDecision.Serve(var path, var reason) -> open(path, reason);
      case FileDecision.NotFound(var reason) -> reply.notFound(Outcome.ABSENT, reason);
      case FileDecision.Several(_, var reason) -> reply.notFound(Outcome.SEVERAL, reason);
      case FileDecision.Refused(var reason) -> reply.notFound(Outcome.REFUSED, reason);
      case FileDecision.Hidden(var reason) -> reply.notFound(Outcome.HIDDEN, reason);
      case FileDecision.Challenge(var reason, var guessing) ->
          reply.challenge(guessing ? Outcome.HIDDEN : Outcome.CHALLENGED, reason);
      case FileDecision.Delayed(var by, var then) -> {
        bench.connections().allow(connection, bench.limits().times().head().plus(by));
        bench.vertx().setTimer(Math.max(1, by.toMillis()), _ -> decided(then));
      }
    }
  }

  private Optional<Secret> authorization() {
    return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION)).map(Secret::of);
  }

  private void open(String path, String reason) {
    Optional<Snapshot> ready = bench.files().ready(path);
    if (ready.isPresent()) {
      reply.file(ready.get(), reason);
    } else {
      openOffLoop(path, reason, bench.limits().times().changing());
    }
  }

  /** Reading the disk is no work for an event loop; waiting for a writer is work for nobody. */
  private void openOffLoop(String path, String reason, Duration patience) {
    bench
        .vertx()
        .executeBlocking(() -> bench.files().open(path), false)
        .onSuccess(opened -> opened(opened, path, reason, patience))
        .onFailure(fault -> reply.failed("opening " + path + " failed: " + fault));
  }

  private void opened(Opened opened, String path, String reason, Duration patience) {
    switch (opened) {
      case Opened.Ready(var snapshot) -> reply.file(snapshot, reason);
      case Opened.Gone(var why) -> reply.notFound(Outcome.ABSENT, why);
      case Opened.Changing(var why, var again) -> {
        if (again.compareTo(patience) > 0) {
          reply.changing(why);
        } else {
          long millis = Math.max(1, again.plusMillis(1).toMillis());
          Duration left = patience.minusMillis(millis);
          bench.vertx().setTimer(millis, _ -> openOffLoop(path, reason, left));
        }
      }
    }
  }

  private boolean method(HttpMethod method) {
    return request.method().equals(method);
  }

  private boolean hasBody() {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return (length != null && !length.equals("0"))
        || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
  }

  private Asked asked() {
    return new Asked(
        bench.clock().instant(),
        connection.peer(),
        request.method().name(),
        bench.files().shown(request.uri()),
        request.version() == HttpVersion.HTTP_1_0 ? "HTTP/1.0" : "HTTP/1.1",
        Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)),
        Optional.ofNullable(request.getHeader(HttpHeaders.REFERER)).map(bench.files()::shown));
  }
}
