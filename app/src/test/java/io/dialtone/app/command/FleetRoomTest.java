// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.fleet.net.Trust;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** How many phones are at work at once, by what the machine has. */
class FleetRoomTest {
  private static final long LARGE = 1L << 40;

  private static int atOnce(FleetRoom room) {
    var options = new FleetOptions();
    new CommandLine(options).parseArgs("--phones", "100000");
    return FleetPlan.of(options, room, Trust.OF_THE_PROCESS).pace().atOnce();
  }

  @Test
  void the_least_of_files_and_memory_for_tcp_decides() {
    assertThat(atOnce(new FleetRoom(LARGE, LARGE, LARGE))).isEqualTo(4_096);
    assertThat(atOnce(new FleetRoom(1_024, LARGE, LARGE))).isEqualTo(824);
    assertThat(atOnce(new FleetRoom(256, LARGE, LARGE))).isEqualTo(56);
    assertThat(atOnce(new FleetRoom(20_000, LARGE, 287_901L * 4_096))).isEqualTo(749);
    assertThat(atOnce(new FleetRoom(20_000, LARGE, 20_000L * 4_096))).isEqualTo(256);
  }

  @Test
  void this_machine_has_something() {
    FleetRoom here = FleetRoom.here();
    assertThat(here.openFiles()).isPositive();
    assertThat(here.memoryBytes()).isPositive();
    assertThat(here.loading()).isPositive();
  }
}
