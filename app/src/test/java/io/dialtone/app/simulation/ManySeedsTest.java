// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The runs of seeds 1 to 20,000, always the same ones. */
class ManySeedsTest {

  private static final long SEEDS = 20_000;

  @Test
  @DisplayName("RUN-9 RUN-3 RUN-5 RUN-6 SRC-6 TRG-6 whatever fails: nothing mixed, all converges")
  void every_invariant_holds() {
    Tally tally = Tally.NONE;
    for (long seed = 1; seed <= SEEDS; seed++) {
      RunReport report = Simulation.of(seed);
      if (!report.holds()) {
        fail(report.words(), report.failure().orElseThrow());
      }
      tally = tally.plus(report.tally());
    }
    assertThat(tally.powerCuts()).isGreaterThan(SEEDS / 2);
    assertThat(tally.boots()).isGreaterThan(SEEDS * 5);
    assertThat(tally.packetsLost()).isGreaterThan(SEEDS);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 77, 1602, 4711, 5677, 10872})
  void a_seed_goes_the_same_way_each_time(long seed) {
    RunReport once = Simulation.of(seed);
    RunReport again = Simulation.aloud(seed, SimulationOptions.of(seed), Planting.NONE, line -> {});
    assertThat(again.digest()).isEqualTo(once.digest());
    assertThat(again.tally()).isEqualTo(once.tally());
    assertThat(Simulation.of(seed + 1).digest()).isNotEqualTo(once.digest());
  }

  @Test
  void a_failing_seed_fails_the_same_way_again_and_says_what_it_was() {
    PlantedFaults fault = PlantedFaults.COMMIT_IN_PLACE;
    for (long seed = 1; seed <= SEEDS; seed++) {
      SimulationOptions options = SimulationOptions.of(seed);
      RunReport report = Simulation.with(seed, options, fault);
      if (!report.holds()) {
        RunReport again = Simulation.with(seed, options, fault);
        assertThat(again.words()).isEqualTo(report.words());
        assertThat(report.words())
            .contains("seed " + seed + ", trace " + Long.toHexString(report.digest()))
            .contains(options.toString());
        return;
      }
    }
    fail("no seed fails");
  }
}
