// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import io.dialtone.core.files.FileDecision;
import io.dialtone.core.files.FileQuestion;
import io.dialtone.core.files.Transport;
import io.dialtone.core.journal.Secret;
import io.dialtone.server.files.Opened;
import io.dialtone.server.files.Snapshot;
import io.dialtone.server.http.Answered.Outcome;
import io.dialtone.server.http.request.BodyReader;
import io.dialtone.server.http.request.Field;
import io.dialtone.server.http.request.RequestHead;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * One request from its head to its answer: the body is read and thrown away, the name is decided
 * upon, the file opened, the answer sent. GET, HEAD and POST are answered alike (HTT-1).
 */
final class Exchange {

  private static final ByteBuf CONTINUE =
      Unpooled.unreleasableBuffer(
          Unpooled.directBuffer()
              .writeBytes("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII))
              .asReadOnly());

  private final Workbench bench;
  private final Connection connection;
  private final RequestHead head;
  private final Reply reply;

  Exchange(Workbench bench, Connection connection, RequestHead head) {
    this.bench = bench;
    this.connection = connection;
    this.head = head;
    this.reply = new Reply(bench, connection, head, asked());
  }

  /** For what cannot be read as a request. */
  static Exchange none(Workbench bench, Connection connection) {
    return new Exchange(bench, connection, new RequestHead("-", "-", false, Map.of()));
  }

  /** A request that cannot be read, or not to its end. */
  void refuse(int status, String reason) {
    reply.closing(status, reason);
  }

  void tooLarge() {
    reply.closing(413, "the body has more than " + bench.limits().sizes().body() + " bytes");
  }

  /** Whether the body shall be read; else the request is answered already. */
  boolean takesBody(BodyReader body) {
    Optional<String> expected = head.field(Field.EXPECT).filter(_ -> !head.old());
    if (!known()) {
      reply.notAllowed(true);
      return false;
    }
    if (body.tooLarge()) {
      tooLarge();
      return false;
    }
    if (expected.isPresent() && !expected.get().equalsIgnoreCase("100-continue")) {
      reply.closing(417, "what is expected is not 100-continue");
      return false;
    }
    if (expected.isPresent()) {
      connection.send(CONTINUE.duplicate()); // RFC 9110 §10.1.1
    }
    return true;
  }

  /** The request is whole. */
  void answer() {
    if (!known()) {
      reply.notAllowed(false);
      return;
    }
    decided(
        bench
            .files()
            .decide(
                new FileQuestion(
                    Transport.HTTP,
                    head.target(),
                    connection.peer(),
                    authorization(),
                    head.field(Field.USER_AGENT))));
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
        long millis = Math.max(1, by.toMillis());
        var _ =
            connection
                .channel()
                .eventLoop()
                .schedule(() -> seen(() -> decided(then)), millis, TimeUnit.MILLISECONDS);
      }
    }
  }

  private Optional<Secret> authorization() {
    return head.field(Field.AUTHORIZATION).map(Secret::of);
  }

  private boolean known() {
    return head.is("GET") || head.is("HEAD") || head.is("POST");
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
    try {
      bench
          .disk()
          .execute(() -> {
            Opened opened = opened(path);
            connection
                .channel()
                .eventLoop()
                .execute(() -> seen(() -> opened(opened, path, reason, patience)));
          });
    } catch (RejectedExecutionException _) {
      reply.busy(Outcome.FAILED, "too many files are being opened");
    }
  }

  private Opened opened(String path) {
    try {
      return bench.files().open(path);
    } catch (RuntimeException | OutOfMemoryError fault) {
      // the outermost frame of this thread's work: the asker would wait for ever
      return new Opened.Failed("opening it failed: " + fault);
    }
  }

  /** Does what an event loop does later, where a fault would go by unseen and the asker wait on. */
  private void seen(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException fault) {
      bench.witness().fault("an answer to " + connection.peer() + " met " + fault);
      connection.cut();
    }
  }

  private void opened(Opened opened, String path, String reason, Duration patience) {
    switch (opened) {
      case Opened.Ready(var snapshot) -> reply.file(snapshot, reason);
      case Opened.Gone(var why) -> reply.notFound(Outcome.ABSENT, why);
      case Opened.Failed(var why) -> reply.busy(Outcome.FAILED, why);
      case Opened.Changing(var why, var again) -> {
        if (again.compareTo(patience) > 0) {
          reply.busy(Outcome.CHANGING, why);
        } else {
          long millis = Math.max(1, again.plusMillis(1).toMillis());
          Duration left = patience.minusMillis(millis);
          var _ =
              connection
                  .channel()
                  .eventLoop()
                  .schedule(() -> openOffLoop(path, reason, left), millis, TimeUnit.MILLISECONDS);
        }
      }
    }
  }

  private Asked asked() {
    return new Asked(
        bench.clock().instant(),
        connection.peer(),
        authorization().flatMap(bench.files()::user),
        head.method(),
        bench.files().shown(head.target()),
        head.version(),
        head.field(Field.USER_AGENT),
        head.field(Field.REFERER).map(bench.files()::shown));
  }
}
