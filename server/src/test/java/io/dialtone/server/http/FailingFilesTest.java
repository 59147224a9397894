// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.files.FileDecision;
import io.dialtone.core.files.FileQuestion;
import io.dialtone.server.files.FileSource;
import io.dialtone.server.files.Opened;
import io.dialtone.server.files.Snapshot;
import io.dialtone.server.http.Answered.Outcome;
import io.dialtone.server.http.RawClient.Answer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files that we should give and cannot: whoever asked hears of it, and does not wait for ever. */
class FailingFilesTest {

  private ServedHere served;

  @BeforeEach
  void serve() throws Exception {
    served = ServedHere.source(new Failing(), () -> {}, HttpLimits.USUAL);
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void a_file_that_we_cannot_read_is_answered_by_try_again_SRC_6() throws Exception {
    Answer answer = get("unreadable");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.field("retry-after")).isEqualTo("1");
    Answered told = served.told(t -> t.status() == 503);
    assertThat(told.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(told.reason()).isEqualTo("the disk is full");
  }

  @Test
  void a_fault_in_opening_a_file_is_answered_and_told_of() throws Exception {
    assertThat(get("faulty").status()).isEqualTo(503);
    assertThat(served.told(t -> t.status() == 503).reason()).contains("no page 7");
  }

  @Test
  void a_fault_in_an_answer_that_was_delayed_closes_the_connection() throws Exception {
    try (RawClient client = new RawClient(served.endpoint())) {
      client.send("GET /delayed HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(client.closedByServer()).isTrue();
    }
  }

  private Answer get(String path) throws Exception {
    return RawClient.ask(served.endpoint(), "GET /" + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
  }

  /** Finds every file, and gives none. */
  private static final class Failing implements FileSource {
    @Override
    public FileDecision decide(FileQuestion question) {
      FileDecision serve = new FileDecision.Serve(question.name(), "asked for");
      return question.name().equals("/delayed")
          ? new FileDecision.Delayed(Duration.ofMillis(1), serve)
          : serve;
    }

    @Override
    public Optional<Snapshot> ready(String path) {
      if (path.equals("/delayed")) {
        throw new IllegalStateException("no page 8");
      }
      return Optional.empty();
    }

    @Override
    public Opened open(String path) {
      if (path.equals("/faulty")) {
        throw new IllegalStateException("no page 7");
      }
      return new Opened.Failed("the disk is full");
    }
  }
}
