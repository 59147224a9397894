// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.core.journal.PhonesSeen;
import io.dialtone.link.UdpBinding;
import io.dialtone.link.UdpSocket;
import io.dialtone.server.metrics.Metrics;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InterfaceWatchTest {

  /** A machine with two interfaces that have an address each. */
  private static final class Interfaces implements InterfaceWatch.Machine {
    final Map<String, Integer> numbers = new LinkedHashMap<>(Map.of("eth1", 7, "eth2", 8));
    final TreeSet<String> addressed = new TreeSet<>(numbers.keySet());
    final List<String> reopened = new ArrayList<>();
    Optional<IOException> refusal = Optional.empty();

    @Override
    public OptionalInt index(String name) {
      Integer number = numbers.get(name);
      return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    @Override
    public boolean hasAddress(String name) {
      return addressed.contains(name);
    }

    @Override
    public void reopen(String name) throws IOException {
      if (refusal.isPresent()) {
        throw refusal.get();
      }
      reopened.add(name);
    }
  }

  private final Interfaces machine = new Interfaces();
  private final HeardJournal journal = new HeardJournal();
  private final Metrics metrics = new Metrics();
  private final MovingClock clock = new MovingClock();
  private final DhcpReport report =
      new DhcpReport(journal, new PhonesSeen(1), metrics, clock.clocks());
  private final InterfaceWatch watch = new InterfaceWatch(List.of("eth1", "eth2"), machine, report);

  private void look() throws IOException {
    clock.pass(Duration.ofSeconds(1));
    watch.look();
  }

  @AfterEach
  void closes() {
    metrics.close();
  }

  @Test
  void interfaces_that_stay_are_no_trouble() throws IOException {
    look();
    assertThat(watch.trouble()).isEmpty();
    assertThat(journal.texts()).isEmpty();
    assertThat(machine.reopened).isEmpty();
  }

  @Test
  void one_that_is_removed_is_told_once() throws IOException {
    machine.numbers.remove("eth2");
    look();
    look();
    assertThat(watch.trouble())
        .contains("eth2 was removed: nobody is heard there until it is back");
    assertThat(journal.texts()).hasSize(1);
  }

  @Test
  void one_that_is_back_gets_a_socket_of_its_own_and_only_one() throws IOException {
    machine.numbers.remove("eth2");
    look();
    machine.numbers.put("eth2", 9);
    look();
    look();
    assertThat(machine.reopened).containsExactly("eth2");
    assertThat(watch.trouble()).isEmpty();
    assertThat(journal.texts())
        .containsExactly(
            "eth2 was removed: nobody is heard there until it is back",
            "eth2 was made anew: its socket was opened again",
            "eth2 can be served again: DHCP listens there");
  }

  @Test
  void one_that_was_away_for_less_than_a_second_is_told_too() throws IOException {
    machine.numbers.put("eth1", 9);
    look();
    assertThat(machine.reopened).containsExactly("eth1");
    assertThat(journal.texts()).containsExactly("eth1 was made anew: its socket was opened again");
  }

  @Test
  void one_that_cannot_be_listened_on_is_tried_again() throws IOException {
    machine.numbers.put("eth1", 9);
    machine.refusal = Optional.of(new IOException("not permitted"));
    look();
    look();
    assertThat(watch.trouble())
        .contains(
            "eth1 was made anew, but nobody is heard there, tried again each second: not"
                + " permitted");
    assertThat(journal.texts()).hasSize(1);
    machine.refusal = Optional.empty();
    look();
    assertThat(watch.trouble()).isEmpty();
    assertThat(machine.reopened).containsExactly("eth1");
  }

  @Test
  void one_without_an_address_is_trouble_until_it_has_one() throws IOException {
    machine.addressed.remove("eth1");
    look();
    assertThat(watch.trouble())
        .contains("eth1 has no IPv4 address: nobody is answered there until it has one");
    machine.addressed.add("eth1");
    look();
    assertThat(watch.trouble()).isEmpty();
  }

  @Test
  void a_server_that_ends_meanwhile_is_no_trouble_but_the_end() {
    machine.numbers.put("eth1", 9);
    machine.refusal = Optional.of(new ClosedChannelException());
    assertThatThrownBy(this::look).isInstanceOf(ClosedChannelException.class);
  }

  @Test
  void it_looks_once_a_second() throws IOException {
    machine.numbers.remove("eth1");
    watch.look();
    assertThat(watch.trouble()).isEmpty();
    look();
    assertThat(watch.trouble()).isPresent();
  }

  @Test
  void interfaces_of_this_machine_are_found_by_name() throws IOException {
    try (UdpSocket socket = UdpSocket.open(UdpBinding.at(InetAddress.getLoopbackAddress(), 0))) {
      InterfaceWatch real = InterfaceWatch.of(List.of("lo"), socket, report);
      clock.pass(Duration.ofSeconds(1));
      real.look();
      assertThat(real.trouble()).isEmpty();
    }
  }
}
