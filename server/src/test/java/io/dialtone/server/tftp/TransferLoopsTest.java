// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import static io.dialtone.server.tftp.TftpStage.FIRST;
import static io.dialtone.server.tftp.TftpStage.LONG;
import static io.dialtone.server.tftp.TftpStage.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.core.tftp.PortRange;
import io.dialtone.core.tftp.TransferLimits;
import io.dialtone.server.tftp.TftpSettings.Answer;
import io.dialtone.wire.octets.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several threads share the transfers, and yet count them as one. */
@Timeout(60)
class TransferLoopsTest {
  private static final int THREADS = 3;

  private static final TransferLimits SOON_SILENT =
      new TransferLimits(
          Duration.ofMillis(500),
          Duration.ofSeconds(30),
          20,
          Duration.ofMinutes(2),
          Duration.ofMinutes(5),
          65_464,
          64);

  @TempDir Path root;

  @BeforeEach
  void a_file() throws IOException {
    TftpStage.writeLong(root);
  }

  private TftpStage stage(int most) throws IOException {
    return stage(most, 100, TftpStage.PATIENT);
  }

  private TftpStage stage(int most, int perClient, TransferLimits limits) throws IOException {
    return new TftpStage(
        root,
        new TftpSettings(
            TftpStage.anywhere("127.0.0.1"),
            limits,
            most,
            perClient,
            new Answer.OwnPorts(Optional.empty(), THREADS)));
  }

  /** Clients of which each is carried by another thread. */
  private static List<RawClient> clientsOfEachThread(Endpoint server) throws IOException {
    List<RawClient> chosen = new ArrayList<>();
    List<RawClient> others = new ArrayList<>();
    while (chosen.size() < THREADS) {
      RawClient client = new RawClient(server);
      int place = TransferLoops.placeOf(client.address(), THREADS);
      (place == chosen.size() ? chosen : others).add(client);
    }
    others.forEach(RawClient::close);
    return chosen;
  }

  private static void closeAll(List<RawClient> clients) {
    clients.forEach(RawClient::close);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void each_thread_has_its_share_of_many_phones(int loops) {
    InetAddress gateway = InetAddress.ofLiteral("192.0.2.1");
    List<InetSocketAddress> behindOneAddress =
        IntStream.range(0, 1000)
            .mapToObj(port -> new InetSocketAddress(gateway, 32_768 + 2 * port))
            .toList();
    List<InetSocketAddress> withOnePort =
        IntStream.range(0, 1000)
            .mapToObj(host -> InetAddress.ofLiteral("10.0." + host / 250 + "." + host % 250))
            .map(address -> new InetSocketAddress(address, 1024))
            .toList();
    for (List<InetSocketAddress> phones : List.of(behindOneAddress, withOnePort)) {
      int[] shares = new int[loops];
      phones.forEach(phone -> shares[TransferLoops.placeOf(phone, loops)]++);
      for (int share : shares) {
        assertThat(share * loops).isBetween(800, 1200);
      }
    }
  }

  @Test
  void what_is_allowed_is_allowed_to_all_threads_together() throws Exception {
    try (TftpStage stage = stage(2)) {
      List<RawClient> clients = clientsOfEachThread(stage.endpoint());
      clients.get(0).asks(LONG).expects(FIRST).sends("0004 0001").expects(SECOND);
      clients.get(1).asks(LONG).expects(FIRST).sends("0004 0001").expects(SECOND);
      clients.get(2).asks(LONG);
      assertThat(stage.nextRecord().text()).contains("must ask again: 2 transfers are under way");
      clients.get(2).hasNothing();

      clients.get(1).sends("0004 0002");
      assertThat(stage.nextRecord().text()).contains("got \"long\"");
      clients.get(2).asks(LONG).expects(FIRST);
      closeAll(clients);
    }
  }

  @Test
  void a_client_that_never_answered_makes_room_for_one_of_another_thread() throws Exception {
    try (TftpStage stage = stage(2)) {
      List<RawClient> clients = clientsOfEachThread(stage.endpoint());
      clients.get(0).asks(LONG).expects(FIRST).sends("0004 0001").expects(SECOND);
      clients.get(1).asks(LONG).expects(FIRST); // and falls silent
      RawClient phone = clients.get(2);
      while (!phone.asks(LONG).hasSomething()) {
        assertThat(stage.server().figures().finished()).isZero(); // a tenth of a second is not over
      }
      phone.expects(FIRST).sends("0004 0001").expects(SECOND);
      clients.get(0).sends("0004 0002"); // who answered was not disturbed
      phone.sends("0004 0002");
      assertThat(List.of(stage.nextRecord().text(), stage.nextRecord().text()))
          .anyMatch(text -> text.contains("must ask again"))
          .anyMatch(text -> text.contains("never answered and makes room"));
      assertThat(stage.nextRecord().text()).contains("got \"long\"");
      assertThat(stage.nextRecord().text()).contains("got \"long\"");
      assertThat(stage.server().figures().volume().displaced()).isEqualTo(1);
      closeAll(clients);
    }
  }

  @Test
  void a_client_that_fell_silent_makes_room_for_one_of_another_thread() throws Exception {
    try (TftpStage stage = stage(1, 100, SOON_SILENT)) {
      List<RawClient> clients = clientsOfEachThread(stage.endpoint());
      clients.get(0).asks(LONG).expects(FIRST).sends("0004 0001"); // and falls silent
      RawClient phone = clients.get(2);
      while (!phone.asks(LONG).hasSomething()) {
        assertThat(stage.server().figures().finished()).isZero(); // its first wait is not over
      }
      phone.expects(FIRST);
      assertThat(List.of(stage.nextRecord().text(), stage.nextRecord().text()))
          .anyMatch(text -> text.contains("must ask again"))
          .anyMatch(text -> text.contains("has fallen silent and makes room"));
      assertThat(stage.server().figures().volume().displaced()).isEqualTo(1);
      closeAll(clients);
    }
  }

  @Test
  void a_client_that_fell_silent_makes_room_for_another_behind_the_same_address() throws Exception {
    try (TftpStage stage = stage(100, 1, SOON_SILENT);
        RawClient elsewhere = new RawClient(stage.endpoint(), "127.0.0.9")) {
      elsewhere.asks(LONG).expects(FIRST).sends("0004 0001"); // silent for longest
      RawClient silent = new RawClient(stage.endpoint());
      RawClient phone = new RawClient(stage.endpoint());
      while (TransferLoops.placeOf(phone.address(), THREADS)
          != TransferLoops.placeOf(silent.address(), THREADS)) {
        phone.close();
        phone = new RawClient(stage.endpoint());
      }
      silent.asks(LONG).expects(FIRST).sends("0004 0001");
      while (!phone.asks(LONG).hasSomething()) {
        assertThat(stage.server().figures().finished()).isZero(); // its first wait is not over
      }
      phone.expects(FIRST);
      elsewhere.sends("0004 0002"); // another address's was not disturbed
      while (stage.server().figures().finished() == 0) {
        Thread.onSpinWait();
      }
      assertThat(stage.server().figures().volume().displaced()).isEqualTo(1);
      closeAll(List.of(silent, phone));
    }
  }

  @Test
  void a_stopping_server_ends_the_transfers_of_each_thread() throws Exception {
    try (TftpStage stage = stage(100)) {
      List<RawClient> clients = clientsOfEachThread(stage.endpoint());
      for (RawClient client : clients) {
        client.asks(LONG).expects(FIRST);
      }
      assertThat(stage.server().figures().open()).isEqualTo(THREADS);
      stage.server().close(Duration.ZERO);
      assertThat(stage.server().figures().open()).isZero();
      closeAll(clients);
    }
  }

  @Test
  void a_range_of_ports_is_given_out_by_one_thread() {
    Optional<PortRange> range = Optional.of(new PortRange(50_000, 50_010));
    assertThat(new Answer.OwnPorts(range).threads()).isEqualTo(1);
    assertThat(new Answer.OwnPorts(Optional.empty()).threads()).isBetween(1, 4);
    assertThatThrownBy(() -> new Answer.OwnPorts(range, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
