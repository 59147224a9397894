// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.journal.PhonesSeen;
import io.dialtone.server.metrics.Metrics;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InterfaceWatchTest {

  private final Map<String, Integer> machine = new LinkedHashMap<>(Map.of("eth1", 7, "eth2", 8));
  private final HeardJournal journal = new HeardJournal();
  private final Metrics metrics = new Metrics();
  private final MovingClock clock = new MovingClock();
  private final DhcpReport report =
      new DhcpReport(journal, new PhonesSeen(1), metrics, clock.clocks());

  private InterfaceWatch watch(String... names) {
    return new InterfaceWatch(
        List.of(names), name -> Optional.ofNullable(machine.get(name)), report);
  }

  private void look(InterfaceWatch watch) {
    clock.pass(Duration.ofSeconds(1));
    watch.look();
  }

  @AfterEach
  void closes() {
    metrics.close();
  }

  @Test
  void interfaces_that_stay_are_no_trouble() {
    InterfaceWatch watch = watch("eth1", "eth2");
    look(watch);
    assertThat(watch.trouble()).isEmpty();
    assertThat(journal.texts()).isEmpty();
  }

  @Test
  void one_that_is_removed_is_told_once() {
    InterfaceWatch watch = watch("eth1", "eth2");
    machine.remove("eth2");
    look(watch);
    look(watch);
    assertThat(watch.trouble())
        .contains(
            "eth2 was removed: nobody is heard there until it is back and serve is restarted");
    assertThat(journal.texts()).hasSize(1);
  }

  @Test
  void one_that_is_made_anew_is_another_one() {
    InterfaceWatch watch = watch("eth1");
    machine.put("eth1", 9);
    look(watch);
    assertThat(watch.trouble())
        .contains("eth1 was removed and made anew: nobody is heard there until serve is restarted");
    machine.put("eth1", 7);
    look(watch);
    assertThat(watch.trouble()).isEmpty();
    assertThat(journal.texts().getLast())
        .isEqualTo("every interface that DHCP listens on is there again");
  }

  @Test
  void it_looks_once_a_second() {
    InterfaceWatch watch = watch("eth1");
    machine.remove("eth1");
    watch.look();
    assertThat(watch.trouble()).isEmpty();
    look(watch);
    assertThat(watch.trouble()).isPresent();
  }

  @Test
  void interfaces_of_this_machine_are_found_by_name() {
    InterfaceWatch watch = InterfaceWatch.of(List.of("lo"), report);
    look(watch);
    assertThat(watch.trouble()).isEmpty();
  }
}
