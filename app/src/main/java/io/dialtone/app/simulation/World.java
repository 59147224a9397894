// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation;

import io.dialtone.app.simulation.flash.FlashChip;
import io.dialtone.app.simulation.net.House;
import io.dialtone.app.simulation.net.Lan;
import io.dialtone.app.simulation.site.Site;
import io.dialtone.app.simulation.site.Subscriber;
import io.dialtone.app.simulation.time.Power;
import io.dialtone.app.simulation.time.Trace;
import io.dialtone.app.simulation.time.VirtualTime;
import io.dialtone.handset.flash.FlashContent;
import java.util.SplittableRandom;

/** What everybody in one run shares. */
record World(
    SimulationOptions options,
    Planting planting,
    VirtualTime time,
    Trace trace,
    SplittableRandom random,
    Site site,
    Lan lan,
    House house) {

  /** When the trouble is over. */
  long calmNanos() {
    return options.trouble().toNanos();
  }

  FlashChip chip(Subscriber phone, Power power) {
    FlashContent factory =
        FlashContent.factory(phone.persona().model(), phone.persona().protocol());
    return new FlashChip(factory, planting.flash(), power, random.split());
  }
}
