// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The simulation is worth something only if it finds faults: some are planted, and found. */
class PlantedFaultsTest {

  private static final long SEEDS = 300;

  @ParameterizedTest
  @DisplayName("RUN-9 a planted fault is found within 300 seeds, and by the invariant it breaks")
  @CsvSource({
    "COMMIT_IN_PLACE, flash cannot be read|mixed item",
    "IMAGE_OVER_THE_OLD_ONE, mixed item in flash",
    "CUT_BODY_TAKEN_FOR_WHOLE, mixed item in flash",
    "TFTP_BLOCKS_NOT_CHECKED, mixed item in flash",
    "NAME_BEFORE_BODY, but nothing is there|mixed item in flash",
    "SERIAL_BEFORE_PARAMETERS, is applied",
    "FORGETFUL, reboot loop|8 runs in a row",
    "COMMON_FILE_NEVER_FOUND, not converged",
    "ANSWER_BEFORE_COMMIT, address leased twice"
  })
  void a_planted_fault_is_found(PlantedFaults fault, String words) {
    Optional<RunReport> found =
        LongStream.rangeClosed(1, SEEDS)
            .mapToObj(seed -> Simulation.with(seed, options(seed, fault), fault))
            .filter(report -> !report.holds())
            .findFirst();
    assertThat(found).as("%s within %d seeds", fault, SEEDS).isPresent();
    assertThat(found.get().words()).containsPattern(words);
  }

  /** A server that forgets is found out only where phones compete for addresses. */
  private static SimulationOptions options(long seed, PlantedFaults fault) {
    SimulationOptions usual = SimulationOptions.of(seed);
    Faults faults = usual.faults();
    return fault == PlantedFaults.ANSWER_BEFORE_COMMIT
        ? new SimulationOptions(
            3,
            usual.way(),
            usual.weather(),
            new Faults(2, faults.releases(), faults.powerCuts(), faults.userActs(), faults.asks()),
            usual.trouble(),
            usual.lease())
        : usual;
  }
}
