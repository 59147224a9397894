// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import static io.dialtone.server.tftp.TftpStage.FIRST;
import static io.dialtone.server.tftp.TftpStage.LONG;
import static io.dialtone.server.tftp.TftpStage.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.journal.JournalRecord;
import io.dialtone.core.journal.Level;
import io.dialtone.core.tftp.PortRange;
import io.dialtone.server.tftp.TftpSettings.Answer;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From which ports transfers answer: any, a range for firewalls, or the one that was asked. */
@Timeout(60)
class TftpPortsTest {
  private static final String NO_PORT = "0005 0000 'no free port, ask again later' 00";

  @TempDir Path root;

  @BeforeEach
  void a_file() throws Exception {
    TftpStage.writeLong(root);
  }

  /** Two neighbouring ports that nobody has, below those that the system gives to anybody. */
  private static PortRange twoFreePorts() throws Exception {
    InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(10_000, 32_000);
      try (DatagramSocket _ = new DatagramSocket(port, loopback);
          DatagramSocket _ = new DatagramSocket(port + 1, loopback)) {
        return new PortRange(port, port + 1);
      } catch (java.net.SocketException _) {
        // one of them is taken: look elsewhere
      }
    }
  }

  private static TftpStage ranged(Path root, PortRange range) throws Exception {
    return TftpStage.answering(root, new Answer.OwnPorts(Optional.of(range)));
  }

  @Test
  void transfers_take_the_ports_of_the_range_in_turn() throws Exception {
    PortRange range = twoFreePorts();
    try (TftpStage stage = ranged(root, range);
        RawClient phone = new RawClient(stage.endpoint())) {
      for (int transfer = 0; transfer < 5; transfer++) {
        phone.asks(LONG).expects(FIRST);
        assertThat(phone.peer().getPort()).isEqualTo(range.first() + transfer % 2);
        phone.sends("0004 0001").expects(SECOND).sends("0004 0002");
        assertThat(stage.nextRecord().text()).contains("got \"long\"");
      }
    }
  }

  @Test
  void who_finds_no_free_port_is_told_so_and_so_is_the_journal() throws Exception {
    try (TftpStage stage = ranged(root, twoFreePorts());
        RawClient first = new RawClient(stage.endpoint());
        RawClient second = new RawClient(stage.endpoint());
        RawClient third = new RawClient(stage.endpoint())) {
      first.asks(LONG).expects(FIRST).sends("0004 0001").expects(SECOND);
      second.asks(LONG).expects(FIRST).sends("0004 0001").expects(SECOND);
      third.asks(LONG).expects(NO_PORT);
      JournalRecord told = stage.nextRecord();
      assertThat(told.level()).isEqualTo(Level.WARN);
      assertThat(told.text()).contains("gets no port for its transfer: no port of ");
      assertThat(stage.server().figures().refused()).as("answered by an error").isEqualTo(1);
      assertThat(stage.server().figures().passedOver()).isZero();

      first.sends("0004 0002");
      assertThat(stage.nextRecord().text()).contains("got \"long\"");
      third.asks(LONG).expects(FIRST);
    }
  }

  @Test
  void ports_held_by_other_programs_are_passed_over() throws Exception {
    PortRange range = twoFreePorts();
    InetSocketAddress held =
        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), range.first());
    try (DatagramSocket other = new DatagramSocket(held);
        TftpStage stage = ranged(root, range);
        RawClient phone = new RawClient(stage.endpoint())) {
      assertThat(other.isBound()).isTrue();
      phone.asks(LONG).expects(FIRST);
      assertThat(phone.peer().getPort()).isEqualTo(range.last());
    }
  }

  @Test
  void a_hundred_ports_held_by_another_program_are_passed_over_too() throws Exception {
    List<DatagramSocket> held = neighbours(101);
    PortRange range = new PortRange(held.getFirst().getLocalPort(), held.getLast().getLocalPort());
    held.removeLast().close();
    try (TftpStage stage = ranged(root, range);
        RawClient phone = new RawClient(stage.endpoint())) {
      phone.asks(LONG).expects(FIRST);
      assertThat(phone.peer().getPort()).isEqualTo(range.last());
    } finally {
      held.forEach(DatagramSocket::close);
    }
  }

  /** So many sockets at neighbouring ports. */
  private static List<DatagramSocket> neighbours(int count) throws Exception {
    InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
    List<DatagramSocket> held = new ArrayList<>();
    for (int port = 40_000; held.size() < count; port++) {
      try {
        held.add(new DatagramSocket(new InetSocketAddress(loopback, port)));
      } catch (SocketException _) {
        held.forEach(DatagramSocket::close); // somebody else's: begin again behind it
        held.clear();
      }
    }
    return held;
  }

  @Test
  void a_client_that_never_answered_gives_its_port_to_another_after_a_while() throws Exception {
    PortRange range = twoFreePorts();
    try (TftpStage stage = ranged(root, new PortRange(range.first(), range.first()));
        RawClient silent = new RawClient(stage.endpoint());
        RawClient phone = new RawClient(stage.endpoint())) {
      silent.asks(LONG).expects(FIRST);
      String answer = phone.asks(LONG).receive().hex();
      for (int tries = 1; tries < 1_000_000 && answer.startsWith("0005"); tries++) {
        answer = phone.asks(LONG).receive().hex(); // until a tenth of a second is over
      }
      assertThat(answer).startsWith("00030001");
      phone.sends("0004 0001").expects(SECOND).sends("0004 0002");
      assertThat(stage.server().figures().volume().displaced()).isEqualTo(1);
    }
  }

  @Test
  void a_port_goes_from_transfer_to_transfer_and_keeps_them_apart() throws Exception {
    Answer ofOneThread = new Answer.OwnPorts(Optional.empty(), 1);
    try (TftpStage stage = TftpStage.answering(root, ofOneThread);
        RawClient first = new RawClient(stage.endpoint());
        RawClient second = new RawClient(stage.endpoint())) {
      first.asks(LONG).expects(FIRST).sends("0004 0001").expects(SECOND).sends("0004 0002");
      assertThat(stage.nextRecord().text()).contains("got \"long\"");
      String unknown = "0005 0005 'unknown transfer ID' 00";
      first.sends("0004 0002").expects(unknown); // nobody's port just now
      second.asks(LONG).expects(FIRST);
      assertThat(second.peer()).isEqualTo(first.peer());
      first.sends("0004 0001").expects(unknown); // late, on a port that is another's
      second.sends("0004 0001").expects(SECOND).sends("0004 0002");
      assertThat(stage.nextRecord().text()).contains("got \"long\"");
    }
  }

  private TftpStage single(String address) throws Exception {
    return TftpStage.answering(root, new Answer.SinglePort(), address);
  }

  @Test
  void with_a_single_port_every_packet_comes_from_the_port_that_was_asked() throws Exception {
    try (TftpStage stage = single("127.0.0.1");
        RawClient phone = new RawClient(stage.endpoint())) {
      phone.asks(LONG).expects(FIRST);
      assertThat(phone.peer()).isEqualTo(Addresses.socketAddress(stage.endpoint()));
      phone.sends("0004 0001").expects(SECOND).sends("0004 0002");
      assertThat(stage.nextRecord().text()).contains("got \"long\": 700 bytes");
    }
  }

  @Test
  void with_a_single_port_clients_are_told_apart_by_address_and_port() throws Exception {
    try (TftpStage stage = single("127.0.0.1");
        RawClient one = new RawClient(stage.endpoint());
        RawClient two = new RawClient(stage.endpoint());
        RawClient stranger = new RawClient(stage.endpoint(), "127.0.0.9")) {
      one.asks(LONG).expects(FIRST);
      two.asks(LONG).expects(FIRST);
      stranger.asks("0004 0001").expects("0005 0005 'unknown transfer ID' 00");
      two.sends("0004 0001").expects(SECOND);
      one.hasNothing().sends("0004 0001").expects(SECOND).sends("0004 0002");
      two.sends("0004 0002");
      stage.nextRecord(); // the stranger's refusal
      assertThat(stage.nextRecord().text()).contains("got \"long\"");
      assertThat(stage.nextRecord().text()).contains("got \"long\"");
    }
  }

  @Test
  void with_a_single_port_a_repeated_request_is_the_same_transfer_and_an_error_ends_it()
      throws Exception {
    try (TftpStage stage = single("127.0.0.1");
        RawClient phone = new RawClient(stage.endpoint())) {
      phone.asks(LONG).expects(FIRST).asks(LONG).asks("0004 0001").expects(SECOND);
      assertThat(stage.server().figures().started()).isEqualTo(1);
      phone.asks("0005 0000 'enough' 00");
      assertThat(stage.nextRecord().text()).contains("gave up with error 0 \"enough\"");
    }
  }

  @Test
  void with_a_single_port_at_all_addresses_the_one_asked_answers() throws Exception {
    try (TftpStage stage = single("0.0.0.0");
        RawClient phone =
            new RawClient(
                io.dialtone.wire.octets.Endpoint.parse("127.0.0.7:" + stage.endpoint().port())
                    .orElseThrow())) {
      phone.asks(LONG).expects(FIRST);
      assertThat(phone.peer().getAddress()).isEqualTo(InetAddress.ofLiteral("127.0.0.7"));
    }
  }

  @Test
  void with_a_single_port_a_silent_client_is_asked_again_and_given_up() throws Exception {
    try (TftpStage stage = TftpStage.briskSingle(root);
        RawClient phone = new RawClient(stage.endpoint())) {
      phone.asks(LONG).expects(FIRST).expects(FIRST).expects(FIRST);
      assertThat(stage.nextRecord().text()).contains("stopped answering at block 0 of 2");
    }
  }

  @Test
  void a_stopping_server_lets_transfers_by_the_single_port_come_to_their_end() throws Exception {
    try (TftpStage stage = single("127.0.0.1");
        RawClient phone = new RawClient(stage.endpoint())) {
      phone.asks(LONG).expects(FIRST);
      Thread closing =
          Thread.startVirtualThread(() -> stage.server().close(Duration.ofSeconds(30)));
      phone.asks("0004 0001").expects(SECOND).asks("0004 0002");
      closing.join();
      assertThat(stage.nextRecord().text()).contains("got \"long\"");
      assertThat(stage.server().figures().finished()).isEqualTo(1);
    }
  }
}
