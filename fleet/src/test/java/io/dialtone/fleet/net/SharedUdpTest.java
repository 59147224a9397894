// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.handset.port.Datagram;
import io.dialtone.handset.port.PowerLost;
import io.dialtone.handset.port.UdpPort;
import io.dialtone.link.Received;
import io.dialtone.link.UdpBinding;
import io.dialtone.link.UdpSocket;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SharedUdpTest {
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Ip4Address ONE = Ip4Address.of(127, 33, 0, 1);
  private static final Ip4Address OTHER = Ip4Address.of(127, 33, 0, 2);

  private final PowerSwitch power = new PowerSwitch();
  private SharedUdp shared;
  private UdpSocket server;

  @BeforeEach
  void open() throws IOException {
    shared = SharedUdp.open();
    server = UdpSocket.open(UdpBinding.at(Addresses.inet(Ip4Address.of(127, 0, 0, 1)), 0));
  }

  @AfterEach
  void close() {
    shared.close();
    server.close();
  }

  private Endpoint serverAt() {
    return Addresses.endpoint(server.localAddress());
  }

  private UdpPort port(Ip4Address own, int turn) {
    return shared.port(own, turn, power, Patience.NONE);
  }

  @Test
  void two_phones_on_one_socket_hear_each_its_own() throws IOException {
    UdpPort one = port(ONE, 0);
    UdpPort other = port(OTHER, 0);
    assertThat(one.localPort()).isEqualTo(other.localPort());

    one.send(serverAt(), Bytes.latin1("one"));
    Received fromOne = server.receive(LONG).orElseThrow();
    assertThat(Addresses.endpoint(fromOne.from())).isEqualTo(new Endpoint(ONE, one.localPort()));
    other.send(serverAt(), Bytes.latin1("other"));
    Received fromOther = server.receive(LONG).orElseThrow();
    assertThat(Addresses.endpoint(fromOther.from()))
        .isEqualTo(new Endpoint(OTHER, other.localPort()));

    server.answer(fromOther, Bytes.latin1("to other").buffer());
    server.answer(fromOne, Bytes.latin1("to one").buffer());
    assertThat(one.receive(LONG).map(Datagram::payload)).contains(Bytes.latin1("to one"));
    assertThat(other.receive(LONG)).contains(new Datagram(serverAt(), Bytes.latin1("to other")));
  }

  @Test
  @DisplayName("TFT-1: no transfer has the port of the ones before it")
  void each_turn_is_another_port_and_a_taken_one_is_passed_over() {
    var ports = new ArrayList<Integer>();
    for (int turn = 0; turn < 16; turn++) {
      UdpPort port = port(ONE, turn);
      ports.add(port.localPort());
      port.close();
    }
    assertThat(ports).doesNotHaveDuplicates();
    UdpPort held = port(ONE, 0);
    assertThat(port(ONE, 0).localPort()).isNotEqualTo(held.localPort());
  }

  @Test
  void a_closed_port_hears_nothing_and_its_number_is_free_again() throws IOException {
    UdpPort first = port(ONE, 3);
    first.send(serverAt(), Bytes.latin1("x"));
    Received received = server.receive(LONG).orElseThrow();
    first.close();
    server.answer(received, Bytes.latin1("late").buffer());
    UdpPort again = port(ONE, 4);
    again.send(serverAt(), Bytes.latin1("y"));
    server.answer(server.receive(LONG).orElseThrow(), Bytes.latin1("in time").buffer());
    assertThat(again.receive(LONG).map(Datagram::payload)).contains(Bytes.latin1("in time"));
    assertThat(port(ONE, 3).localPort()).isEqualTo(first.localPort());
  }

  @Test
  void a_phone_that_hears_nothing_lets_others_go_first() {
    List<String> told = new ArrayList<>();
    var patience =
        new Patience() {
          @Override
          public void rests() {
            told.add("rests");
          }

          @Override
          public void goesOn() {
            told.add("goes on");
          }
        };
    UdpPort port = shared.port(ONE, 0, power, patience);
    assertThat(port.receive(Duration.ofMillis(20))).isEmpty();
    assertThat(told).isEmpty();
    assertThat(port.receive(Duration.ofMillis(300))).isEmpty();
    assertThat(told).containsExactly("rests", "goes on");
  }

  @Test
  void the_power_wakes_who_waits_RUN_9() throws Exception {
    UdpPort port = port(ONE, 0);
    var waiting = Thread.ofVirtual().unstarted(() -> assertLost(port));
    var failure = new ArrayList<Throwable>();
    waiting.setUncaughtExceptionHandler((_, fault) -> failure.add(fault));
    waiting.start();
    power.cut();
    assertThat(waiting.join(LONG)).isTrue();
    assertThat(failure).isEmpty();
  }

  private static void assertLost(UdpPort port) {
    assertThatThrownBy(
            () -> {
              Optional<Datagram> _ = port.receive(Duration.ofHours(1));
            })
        .isInstanceOf(PowerLost.class);
  }
}
