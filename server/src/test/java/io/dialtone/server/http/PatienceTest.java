// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.files.FileDecision;
import io.dialtone.core.files.FileQuestion;
import io.dialtone.core.journal.Journal;
import io.dialtone.server.files.FileSource;
import io.dialtone.server.files.FolderSettings;
import io.dialtone.server.files.Opened;
import io.dialtone.server.files.ServedFolder;
import io.dialtone.server.files.Snapshot;
import io.dialtone.server.http.Answered.Outcome;
import io.dialtone.server.http.HttpLimits.Counts;
import io.dialtone.server.http.HttpLimits.Sizes;
import io.dialtone.server.http.HttpLimits.Times;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Peers that keep us waiting, and a server that must stop. */
class PatienceTest {

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Sizes SIZES = HttpLimits.USUAL.sizes();
  private static final int LARGE = 20_000_000; // more than the sockets' buffers hold

  @TempDir Path temp;
  private ServedHere served;

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void a_silent_peer_is_closed() throws Exception {
    serve(new Times(SHORT, LONG, LONG, LONG, LONG, 1));
    try (RawClient client = new RawClient(served.endpoint())) {
      assertThat(client.closedByServer()).isTrue();
    }
  }

  @Test
  void a_head_that_comes_too_slowly_is_closed() throws Exception {
    serve(new Times(LONG, SHORT, LONG, LONG, LONG, 1));
    try (RawClient client = new RawClient(served.endpoint())) {
      client.send("GET /small HT");
      assertThat(client.closedByServer()).isTrue();
    }
  }

  @Test
  void a_body_that_comes_too_slowly_is_closed() throws Exception {
    serve(new Times(LONG, LONG, SHORT, LONG, LONG, 1));
    try (RawClient client = new RawClient(served.endpoint())) {
      client.send("POST /small HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\na");
      assertThat(client.closedByServer()).isTrue();
    }
  }

  @Test
  void a_peer_that_takes_its_answer_too_slowly_is_closed_and_told_of() throws Exception {
    serve(new Times(LONG, LONG, LONG, LONG, SHORT, LARGE));
    try (RawClient client = new RawClient(served.endpoint())) {
      client.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
      Answered told = served.told(t -> t.asked().target().equals("/large"));
      assertThat(told.outcome()).isEqualTo(Outcome.BROKEN);
      assertThat(told.bytes()).isEmpty();
    }
  }

  @Test
  void a_kept_connection_is_closed_when_nothing_more_is_asked() throws Exception {
    serve(new Times(LONG, SHORT, LONG, LONG, LONG, 1));
    try (RawClient client = new RawClient(served.endpoint())) {
      client.send("GET /small HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(client.answer(false).status()).isEqualTo(200);
      assertThat(client.closedByServer()).isTrue();
    }
  }

  @Test
  void too_many_connections_are_closed_at_once() throws Exception {
    HttpLimits one =
        new HttpLimits(SIZES, new Times(LONG, LONG, LONG, LONG, LONG, 1), new Counts(0, 0));
    serve(one);
    try (RawClient client = new RawClient(served.endpoint())) {
      assertThat(client.closedByServer()).isTrue();
    }
  }

  @Test
  void one_connection_more_than_an_address_may_have_is_closed_and_room_is_made_by_leaving()
      throws Exception {
    serve(new HttpLimits(SIZES, HttpLimits.USUAL.times(), new Counts(100, 1)));
    RawClient first = new RawClient(served.endpoint());
    first.send("POST /small HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n");
    first.send("Connection: close\r\nContent-Length: 1\r\n\r\n");
    assertThat(first.line()).isEqualTo("HTTP/1.1 100 Continue");
    assertThat(first.line()).isEmpty();
    try (RawClient second = new RawClient(served.endpoint())) {
      assertThat(second.closedByServer()).isTrue();
    }
    first.send("x");
    assertThat(first.answer(false).status()).isEqualTo(200);
    assertThat(first.closedByServer()).isTrue();
    first.close();
    assertThat(answeredAtLast()).isTrue();
  }

  /** A client may see the end of its connection a moment before the server has counted it. */
  private boolean answeredAtLast() throws IOException {
    for (int times = 0; times < 1_000; times++) {
      try (RawClient next = new RawClient(served.endpoint())) {
        next.send("GET /small HTTP/1.1\r\nHost: x\r\n\r\n");
        return next.answer(false).status() == 200;
      } catch (IOException _) {
        Thread.onSpinWait();
      }
    }
    return false;
  }

  @Test
  void a_peer_that_asks_without_taking_its_answers_is_served_no_faster_than_it_takes()
      throws Exception {
    serve(HttpLimits.USUAL.times());
    try (RawClient greedy = new RawClient(served.endpoint())) {
      greedy.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(greedy.line()).isEqualTo("HTTP/1.1 200 OK");
      String many = "GET /small HTTP/1.1\r\nHost: x\r\n\r\n".repeat(1_000);
      greedy.send(many);
      assertThat(greedy.rest(LARGE)).hasSize(LARGE);
      for (int each = 0; each < 1_000; each++) {
        assertThat(greedy.answer(false).body()).isEqualTo("small");
      }
    }
  }

  @Test
  void a_refusal_reaches_a_peer_that_sends_on_for_a_while() throws Exception {
    serve(new Times(LONG, LONG, LONG, LONG, LONG, 1));
    try (RawClient client = RawClient.withSmallBuffers(served.endpoint())) {
      client.send(
          "PUT /small HTTP/1.1\r\nHost: x\r\nContent-Length: 200000\r\n\r\n" + "x".repeat(200_000));
      assertThat(client.answer(false).status()).isEqualTo(405);
    }
  }

  @Test
  void what_old_clients_send_behind_their_last_body_takes_no_answer_from_them() throws Exception {
    serve(HttpLimits.USUAL.times());
    try (RawClient client = new RawClient(served.endpoint())) {
      client.send("POST /small HTTP/1.0\r\nContent-Length: 2\r\n\r\nab");
      assertThat(client.answer(false).body()).isEqualTo("small");
      assertThat(client.closedByServer()).isTrue();
      client.send("\r\n"); // RFC 9112 §2.2
      client.send("\r\n"); // would find the connection reset
    }
  }

  @Test
  void a_file_that_must_be_awaited_is_not_overtaken_by_the_next_HTT_2() throws Exception {
    CountDownLatch firstTold = new CountDownLatch(1);
    Path root = files();
    ServedFolder folder =
        ServedFolder.open(
            new FolderSettings(root, temp.resolve("data"), List.of(), Duration.ZERO),
            Journal.silent());
    Opened kept = folder.open("small");
    assertThat(kept).isInstanceOf(Opened.Ready.class);
    FileSource slow =
        new FileSource() {
          @Override
          public FileDecision decide(FileQuestion question) {
            return folder.decide(question);
          }

          @Override
          public Optional<Snapshot> ready(String path) {
            return path.equals("other") ? Optional.empty() : folder.ready(path);
          }

          @Override
          public Opened open(String path) {
            try {
              firstTold.await(); // the answer before was taken, and the request after lies ready
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
            return folder.open(path);
          }
        };
    served = ServedHere.source(slow, folder::close, HttpLimits.USUAL);
    try (RawClient client = new RawClient(served.endpoint())) {
      String small = "GET /small HTTP/1.1\r\nHost: x\r\n\r\n";
      client.send(small + "GET /other HTTP/1.1\r\nHost: x\r\n\r\n" + small);
      assertThat(client.answer(false).body()).isEqualTo("small");
      served.told(t -> t.asked().target().equals("/small"));
      firstTold.countDown();
      assertThat(client.answer(false).body()).isEqualTo("other");
      assertThat(client.answer(false).body()).isEqualTo("small");
    }
  }

  @Test
  void who_shuts_his_sending_side_gets_what_he_asked_for() throws Exception {
    serve(HttpLimits.USUAL.times());
    try (RawClient client = new RawClient(served.endpoint())) {
      String small = "GET /small HTTP/1.1\r\nHost: x\r\n\r\n"; // which must be opened first
      client.send(small + "GET /other HTTP/1.1\r\nHost: x\r\n\r\n" + small + "GET /sm");
      client.finish();
      assertThat(client.answer(false).body()).isEqualTo("small");
      assertThat(client.answer(false).body()).isEqualTo("other");
      assertThat(client.answer(false).body()).isEqualTo("small");
      assertThat(client.closedByServer()).isTrue(); // half a request has no answer
    }
  }

  @Test
  void who_shuts_his_sending_side_does_not_get_more_than_the_socket_holds_and_is_told_of()
      throws Exception {
    serve(HttpLimits.USUAL.times());
    try (RawClient client = new RawClient(served.endpoint())) {
      client.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
      client.finish();
      assertThat(client.line()).isEqualTo("HTTP/1.1 200 OK");
      assertThat(client.rest(LARGE).length()).isBetween(1, LARGE - 1);
      Answered told = served.told(t -> t.asked().target().equals("/large"));
      assertThat(told.outcome()).isEqualTo(Outcome.BROKEN);
    }
  }

  @Test
  void who_is_refused_and_shuts_his_sending_side_is_not_waited_for() throws Exception {
    serve(new Times(LONG, LONG, LONG, LONG, LONG, 1));
    try (RawClient client = new RawClient(served.endpoint())) {
      client.send("BREW /small HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc");
      client.finish();
      assertThat(client.answer(false).status()).isEqualTo(405);
      assertThat(client.closedByServer()).isTrue();
    }
  }

  @Test
  void an_answer_in_flight_is_finished_when_the_server_closes() throws Exception {
    serve(HttpLimits.USUAL.times());
    try (RawClient idle = new RawClient(served.endpoint());
        RawClient busy = new RawClient(served.endpoint())) {
      busy.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(busy.line()).isEqualTo("HTTP/1.1 200 OK");
      CompletableFuture<Void> closing =
          CompletableFuture.runAsync(() -> served.server().close(Duration.ofSeconds(20)));
      assertThat(idle.closedByServer()).isTrue();
      assertThat(closing).isNotDone();
      assertThat(busy.rest(LARGE)).hasSize(LARGE);
      assertThat(busy.closedByServer()).isTrue();
      closing.join();
    }
  }

  @Test
  void an_answer_that_nobody_takes_does_not_hold_the_closing_up() throws Exception {
    serve(HttpLimits.USUAL.times());
    try (RawClient stuck = new RawClient(served.endpoint())) {
      stuck.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(stuck.line()).isEqualTo("HTTP/1.1 200 OK");
      long start = System.nanoTime();
      served.server().close(SHORT);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
  }

  private void serve(Times times) throws IOException {
    serve(new HttpLimits(SIZES, times, new Counts(100, 0)));
  }

  private void serve(HttpLimits limits) throws IOException {
    files();
    served = ServedHere.folder(temp, limits);
  }

  private Path files() throws IOException {
    Path root = Files.createDirectories(temp.resolve("root"));
    Files.writeString(root.resolve("small"), "small");
    Files.writeString(root.resolve("other"), "other");
    Files.write(root.resolve("large"), new byte[LARGE]);
    return root;
  }
}
