// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.files.FileDecision;
import io.dialtone.core.files.FileQuestion;
import io.dialtone.core.journal.Journal;
import io.dialtone.core.journal.JournalRecord;
import io.dialtone.core.journal.PhonesSeen;
import io.dialtone.server.files.FileSource;
import io.dialtone.server.files.FolderSettings;
import io.dialtone.server.files.Opened;
import io.dialtone.server.files.ServedFolder;
import io.dialtone.server.files.Snapshot;
import io.dialtone.server.tftp.TftpSettings.Answer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes late, or all at once, ends one transfer once and harms no other. */
@Timeout(60)
class TransfersApartTest {
  private static final String SLOW = "0001 'slow' 00 'octet' 00";

  /** In blocks of 8 bytes: many enough for a line to the client. */
  private static final String MANY_BLOCKS =
      "0001 'many' 00 'octet' 00 'blksize' 00 '8' 00 'windowsize' 00 '64' 00";

  @TempDir Path root;
  @TempDir Path copies;
  private ServedFolder folder;
  private final CountDownLatch held = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);

  @BeforeEach
  void files() throws IOException {
    TftpStage.writeLong(root);
    TftpStage.write(root, "slow", "s".repeat(700));
    TftpStage.write(root, "many", "m".repeat(256 * 8));
    folder =
        ServedFolder.open(
            new FolderSettings(root, copies, List.of(), Duration.ZERO), Journal.silent());
  }

  @AfterEach
  void close() throws IOException {
    folder.close();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The folder, of which one file lies on a slow disk, and another is refused late. */
  private final class SlowFile implements FileSource {
    @Override
    public FileDecision decide(FileQuestion question) {
      return question.name().equals("delayed")
          ? new FileDecision.Delayed(Duration.ofSeconds(1), new FileDecision.NotFound("no file"))
          : folder.decide(question);
    }

    @Override
    public Optional<Snapshot> ready(String path) {
      return path.equals("slow") ? Optional.empty() : folder.ready(path);
    }

    @Override
    public Opened open(String path) {
      if (path.equals("slow")) {
        await(release);
      }
      return folder.open(path);
    }
  }

  /** The thread of the transfers is held up when it tells that a client gave up. */
  private void holdUp(JournalRecord told) {
    if (told.text().contains("the client gave up")) {
      held.countDown();
      await(release);
    }
  }

  private TftpServer server(Answer answer) throws IOException {
    TftpSettings settings =
        new TftpSettings(TftpStage.anywhere("127.0.0.1"), TftpStage.PATIENT, 100, 100, answer);
    return TftpServer.start(
        settings, new SlowFile(), this::holdUp, new PhonesSeen(1), InstantSource.system());
  }

  private static void transferWhole(RawClient phone) throws IOException {
    phone.asks(TftpStage.LONG).expects(TftpStage.FIRST);
    phone.sends("0004 0001").expects(TftpStage.SECOND).sends("0004 0002");
  }

  @Test
  void a_transfer_ends_once_though_a_stranger_speaks_at_the_moment_of_its_end() throws Exception {
    TftpServer server = server(new Answer.OwnPorts(Optional.empty(), 1));
    try (RawClient phone = new RawClient(server.endpoint());
        RawClient other = new RawClient(server.endpoint());
        RawClient stranger = new RawClient(server.endpoint())) {
      phone.asks(MANY_BLOCKS).receive();
      phone.sends("0004 0000");
      for (int block = 1; block <= 256; block++) {
        phone.receive();
        if (block % 64 == 0) {
          phone.sends("0004 " + String.format("%04x", block));
        }
      }
      phone.expects("0003 0101");
      other.asks(TftpStage.LONG).expects(TftpStage.FIRST).sends("0005 0000 00");
      await(held);
      phone.sends("0004 0101");
      stranger.intrudesOn(phone, "0004 0001");
      release.countDown();
      transferWhole(other);
      while (server.figures().finished() + server.figures().failed() < 3) {
        Thread.onSpinWait();
      }
      assertThat(server.figures().failed()).isEqualTo(1);
      assertThat(server.figures().finished()).isEqualTo(2);
    }
    server.close(Duration.ZERO);
    assertThat(server.figures().failed()).isEqualTo(1);
    assertThat(server.figures().open()).isZero();
  }

  @Test
  void all_that_a_client_said_is_heard_before_its_next_request() throws Exception {
    TftpServer server = server(new Answer.OwnPorts(Optional.empty(), 1));
    try (RawClient phone = new RawClient(server.endpoint());
        RawClient other = new RawClient(server.endpoint())) {
      phone.asks(TftpStage.LONG).expects(TftpStage.FIRST);
      phone.sends("0004 0001").expects(TftpStage.SECOND);
      other.asks(TftpStage.LONG).expects(TftpStage.FIRST).sends("0005 0000 00");
      await(held);
      phone.sends("0004 0001").sends("0004 0002"); // the first of them a second time, as after loss
      phone.asks("0001 'many' 00 'octet' 00");
      other
          .asks("0001 'absent' 00 'octet' 00")
          .receive(); // the request before has been handed over
      release.countDown();
      phone.receive();
      assertThat(server.figures().finished()).isEqualTo(1);
      assertThat(server.figures().failed()).isEqualTo(1); // the other's
    }
    server.close(Duration.ZERO);
  }

  @Test
  void a_client_that_asks_again_from_its_port_is_answered_by_another_RFC_1350() throws Exception {
    TftpServer server = server(new Answer.OwnPorts(Optional.empty(), 1));
    try (RawClient phone = new RawClient(server.endpoint())) {
      phone.asks(TftpStage.LONG).expects(TftpStage.FIRST);
      InetSocketAddress first = phone.peer();
      phone.asks("0001 'many' 00 'octet' 00").receive();
      assertThat(phone.peer()).as("while the first goes on").isNotEqualTo(first);
      InetSocketAddress second = phone.peer();
      phone.sends("0005 0000 00");
      release.countDown();
      phone.asks(TftpStage.LONG).expects(TftpStage.FIRST);
      assertThat(phone.peer()).as("once the second has ended").isNotEqualTo(second);
    }
    server.close(Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_file_that_was_slow_is_not_sent_to_one_who_waits_for_another_answer_by_now(boolean single)
      throws Exception {
    TftpServer server = server(single ? new Answer.SinglePort() : TftpSettings.ANY_PORT);
    try (RawClient phone = new RawClient(server.endpoint())) {
      phone.asks(SLOW).asks(SLOW);
      phone.asks("0001 'absent' 00 'octet' 00").expects("0005 0001 'file not found' 00");
      release.countDown();
      while (server.figures().passedOver() + server.figures().started() < 2) {
        Thread.onSpinWait();
      }
      assertThat(server.figures().started()).isZero();
      phone.hasNothing().asks(SLOW).receive();
      assertThat(server.figures().started()).isEqualTo(1);
      assertThat(server.figures().passedOver()).isEqualTo(2);
    }
    server.close(Duration.ZERO);
  }

  @Test
  void a_delayed_refusal_is_not_told_to_one_who_waits_for_another_answer_by_now() throws Exception {
    TftpServer server = server(TftpSettings.ANY_PORT);
    try (RawClient phone = new RawClient(server.endpoint())) {
      phone.asks("0001 'delayed' 00 'octet' 00").asks(TftpStage.LONG).expects(TftpStage.FIRST);
      while (server.figures().passedOver() + server.figures().refused() == 0) {
        Thread.onSpinWait();
      }
      assertThat(server.figures().refused()).isZero();
      release.countDown();
    }
    server.close(Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_request_whose_file_was_slow_ends_no_transfer_that_was_asked_for_later(boolean single)
      throws Exception {
    TftpServer server = server(single ? new Answer.SinglePort() : TftpSettings.ANY_PORT);
    try (RawClient phone = new RawClient(server.endpoint())) {
      phone.asks(SLOW);
      phone.asks(TftpStage.LONG).expects(TftpStage.FIRST);
      release.countDown();
      while (server.figures().passedOver() + server.figures().started() < 2) {
        Thread.onSpinWait();
      }
      phone.sends("0004 0001").expects(TftpStage.SECOND).sends("0004 0002");
      while (server.figures().open() > 0) {
        Thread.onSpinWait();
      }
      assertThat(server.figures().finished()).isEqualTo(1);
      assertThat(server.figures().passedOver()).isEqualTo(1);
    }
    server.close(Duration.ZERO);
  }
}
