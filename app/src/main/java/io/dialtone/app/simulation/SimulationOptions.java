// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation;

import io.dialtone.app.simulation.net.Weather;
import io.dialtone.core.dhcp.Way;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * What one run is like. A seed decides it all; half the time each kind of trouble is left out, so
 * that runs differ in kind and not only in detail.
 *
 * @param way how DHCP tells the phones where to go, and so whether they use HTTP or TFTP
 * @param trouble how long things go wrong
 * @param lease how long DHCP leases last
 */
public record SimulationOptions(
    int phones, Way way, Weather weather, Faults faults, Duration trouble, Duration lease) {

  /** The options of a seed. */
  public static SimulationOptions of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    boolean http = random.nextBoolean();
    Way[] tftp = {Way.OPTION66, Way.OPTION150, Way.NEXT_SERVER, Way.TFTP};
    return new SimulationOptions(
        1 + random.nextInt(4) / 3 + random.nextInt(16) / 15,
        http ? Way.OPTION43 : tftp[random.nextInt(tftp.length)],
        weather(random),
        new Faults(
            often(random, 2),
            often(random, 3),
            often(random, 3),
            often(random, 3),
            often(random, 2)),
        Duration.ofSeconds(20 + random.nextInt(random.nextInt(8) == 0 ? 1800 : 240)),
        Duration.ofMinutes(random.nextBoolean() ? 480 : 2 + random.nextInt(5)));
  }

  private static Weather weather(SplittableRandom random) {
    return new Weather(
        chance(random, 0.2),
        chance(random, 0.2),
        chance(random, 0.1),
        1 + random.nextInt(random.nextBoolean() ? 10 : 200),
        chance(random, 0.25),
        chance(random, 0.1));
  }

  private static double chance(SplittableRandom random, double most) {
    return random.nextBoolean() ? 0 : Math.rint(random.nextDouble() * most * 1000) / 1000;
  }

  private static int often(SplittableRandom random, int most) {
    return random.nextBoolean() ? 0 : 1 + random.nextInt(most);
  }
}
