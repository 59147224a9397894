// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import io.dialtone.server.files.Snapshot;
import io.dialtone.server.http.Answered.Outcome;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Instant;
import java.util.OptionalLong;

/** The answer to one request: every way it can be given ends in one telling of the witness. */
final class Reply {

  private static final String TEXT = "text/plain";

  private final Workbench bench;
  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final Connections.Held connection;
  private final Asked asked;

  Reply(Workbench bench, HttpServerRequest request, Connections.Held connection, Asked asked) {
    this.bench = bench;
    this.request = request;
    this.response = request.response();
    this.connection = connection;
    this.asked = asked;
  }

  /** The file, or as much of it as was asked for. */
  void file(Snapshot snapshot, String reason) {
    if (response.closed()) {
      snapshot.close();
      told(0, OptionalLong.empty(), Outcome.BROKEN, "the asker was gone before the answer");
      return;
    }
    Snapshot.Version version = snapshot.version();
    Condition condition =
        request.method().equals(HttpMethod.POST)
            ? Condition.HOLDS // a POST asks for the file whatever it has (HTT-1)
            : Condition.of(request.headers(), version);
    fields(version);
    switch (condition) {
      case HOLDS -> content(snapshot, reason);
      case NOT_MODIFIED -> {
        snapshot.close();
        empty(304, reason);
      }
      case FAILED -> {
        snapshot.close();
        text(412, Outcome.SERVED, "a precondition of the request does not hold");
      }
    }
  }

  /** All whom nothing is told look alike: the body too is always the same. */
  void notFound(Outcome outcome, String reason) {
    text(404, outcome, reason);
  }

  /** A password is wanted; the same to all, whether there is a file or not (RFC 7617). */
  void challenge(Outcome outcome, String reason) {
    response.putHeader("www-authenticate", "Basic realm=\"Dialtone\", charset=\"UTF-8\"");
    text(401, outcome, reason);
  }

  void changing(String reason) {
    response.putHeader(HttpHeaders.RETRY_AFTER, "1");
    text(503, Outcome.CHANGING, reason);
  }

  void notAllowed() {
    response.putHeader(HttpHeaders.ALLOW, "GET, HEAD, POST");
    text(405, Outcome.FAULTY, "the method is none of GET, HEAD, POST");
  }

  /** A fault of ours. */
  void failed(String reason) {
    text(500, Outcome.FAULTY, reason);
  }

  void badHead(Throwable cause) {
    switch (cause) {
      case TooLongHttpLineException _ -> closing(414, "the request line is too long");
      case TooLongHttpHeaderException _ -> closing(431, "the header fields are too long");
      case null, default -> closing(400, "the request's head is not HTTP");
    }
  }

  /** An answer after which the connection is of no more use. */
  void closing(int status, String reason) {
    response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    text(status, Outcome.FAULTY, reason)
        .onComplete(_ -> {
          var _ = request.connection().close();
        });
  }

  private void content(Snapshot snapshot, String reason) {
    String range = request.getHeader("range");
    long size = snapshot.size();
    ByteRange wanted =
        range != null && Condition.rangeHolds(request.headers(), snapshot.version())
            ? ByteRange.parse(range, size)
            : new ByteRange.Whole();
    switch (wanted) {
      case ByteRange.Whole _ -> send(200, snapshot, 0, size, reason);
      case ByteRange.Part(var from, var length) -> {
        long last = from + length - 1;
        response.putHeader(HttpHeaders.CONTENT_RANGE, "bytes " + from + "-" + last + "/" + size);
        send(206, snapshot, from, length, reason);
      }
      case ByteRange.Beyond _ -> {
        snapshot.close();
        response.putHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + size);
        text(416, Outcome.SERVED, "the file has only " + size + " bytes");
      }
    }
  }

  /** A peer that asks and asks without taking its answers is served no faster than it takes. */
  private void send(int status, Snapshot snapshot, long from, long length, String reason) {
    if (!response.writeQueueFull()) {
      sendNow(status, snapshot, from, length, reason);
      return;
    }
    response.drainHandler(_ -> {
      response.drainHandler(null);
      sendNow(status, snapshot, from, length, reason);
    });
    response.closeHandler(_ -> {
      snapshot.close();
      told(status, OptionalLong.empty(), Outcome.BROKEN, "the asker took no earlier answer");
    });
  }

  private void sendNow(int status, Snapshot snapshot, long from, long length, String reason) {
    response.closeHandler(null);
    String type = ContentTypes.of(snapshot.version().path());
    head(status, type, length);
    bench.connections().allow(connection, bench.limits().times().taking(length));
    Future<Void> sent;
    if (request.method().equals(HttpMethod.HEAD) || length == 0) {
      sent = response.end();
    } else if (snapshot.channel().isPresent()) {
      FileChannel channel = snapshot.channel().get();
      sent = response.sendFile(channel, from, length);
    } else {
      ByteBuffer bytes = snapshot.memory().orElseThrow().slice((int) from, (int) length);
      // Wrapped, not copied: the bytes lie off the heap and are sent from there.
      sent = response.end(BufferInternal.buffer(Unpooled.wrappedBuffer(bytes)));
    }
    long body = request.method().equals(HttpMethod.HEAD) ? 0 : length;
    sent.onComplete(result -> {
      snapshot.close();
      done(result, status, body, Outcome.SERVED, reason);
    });
  }

  private void fields(Snapshot.Version version) {
    Instant now = bench.clock().instant();
    // RFC 9110 §8.8.2.1: never later than the answer itself.
    Instant modified = version.lastModified().isAfter(now) ? now : version.lastModified();
    response.putHeader(HttpHeaders.LAST_MODIFIED, HttpDate.format(modified));
    response.putHeader(HttpHeaders.ETAG, version.etag());
    response.putHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
  }

  private void empty(int status, String reason) {
    response.setStatusCode(status).putHeader(HttpHeaders.DATE, date());
    response.end().onComplete(result -> done(result, status, 0, Outcome.SERVED, reason));
  }

  private Future<Void> text(int status, Outcome outcome, String reason) {
    if (response.ended() || response.closed()) {
      told(status, OptionalLong.empty(), Outcome.BROKEN, "the asker was gone before the answer");
      return Future.succeededFuture();
    }
    Buffer body = Buffer.buffer(Texts.of(status));
    head(status, TEXT, body.length());
    boolean bare = request.method().equals(HttpMethod.HEAD);
    Future<Void> sent = bare ? response.end() : response.end(body);
    return sent.onComplete(
        result -> done(result, status, bare ? 0 : body.length(), outcome, reason));
  }

  private void head(int status, String type, long length) {
    response
        .setStatusCode(status)
        .putHeader(HttpHeaders.DATE, date())
        .putHeader(HttpHeaders.CONTENT_TYPE, type)
        .putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(length));
  }

  private String date() {
    return HttpDate.format(bench.clock().instant());
  }

  private void done(
      AsyncResult<Void> result, int status, long bytes, Outcome outcome, String reason) {
    bench.connections().allow(connection, bench.limits().times().head());
    if (result.succeeded()) {
      told(status, OptionalLong.of(bytes), outcome, reason);
    } else {
      told(status, OptionalLong.empty(), Outcome.BROKEN, String.valueOf(result.cause()));
    }
  }

  private void told(int status, OptionalLong bytes, Outcome outcome, String reason) {
    bench.witness().answered(new Answered(asked, status, bytes, outcome, reason));
  }
}
