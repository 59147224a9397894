// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation;

import io.dialtone.app.simulation.net.Weather;
import io.dialtone.app.simulation.site.Site;
import io.dialtone.handset.port.PhoneEvent;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;

/** Puts everything that goes wrong into the run's future, and then the calm. */
final class Troubles {

  private static final long SECOND = 1_000_000_000L;

  private final World world;
  private final SplittableRandom random;

  Troubles(World world) {
    this.world = world;
    this.random = world.random().split();
  }

  void plan(List<SimulatedPhone> phones) {
    Faults faults = world.options().faults();
    deaths(faults.deaths());
    releases(faults.releases());
    for (SimulatedPhone phone : phones) {
      for (int act = 0; act < faults.userActs(); act++) {
        userAct(phone);
      }
      for (int ask = 0; ask < faults.asks(); ask++) {
        world.time().after(moment(), () -> phone.happens(ask()));
      }
    }
    world
        .time()
        .after(
            world.calmNanos(),
            () -> {
              world.lan().becomes(Weather.FAIR);
              world.trace().note("world", "becomes", "calm");
            });
  }

  /** Most things happen early, when phones start for the first time. */
  private long moment() {
    long latest = world.calmNanos();
    return random.nextBoolean()
        ? random.nextLong(latest)
        : random.nextLong(Math.min(latest, 20 * SECOND));
  }

  /** One after the other: it comes back before it dies again, and for good before the calm. */
  private void deaths(int count) {
    long from = 0;
    for (int death = 0; death < count; death++) {
      long at = Math.max(from, moment());
      long until = Math.min(world.calmNanos(), at + 1 + random.nextLong(60 * SECOND));
      boolean silent = random.nextBoolean();
      if (at < until) {
        world.time().after(at, () -> world.house().dies(silent));
        world.time().after(until, world.house()::comesBack);
      }
      from = until;
    }
  }

  private void releases(int count) {
    long at = 0;
    for (int release = 0; release < count; release++) {
      long from = Math.max(at, moment());
      long spread = random.nextBoolean() ? 0 : 5 * SECOND;
      at = Math.min(world.calmNanos(), from + spread);
      long until = at;
      world.time().after(from, () -> release(until));
    }
  }

  /** File by file, the last at its moment. */
  private void release(long until) {
    List<Site.Edit> edits = world.site().nextRelease(random);
    world.trace().note("site", "a new release, files", edits.size());
    long gap = (until - world.time().now()) / Math.max(1, edits.size());
    apply(edits.iterator(), gap);
  }

  private void apply(Iterator<Site.Edit> edits, long gap) {
    while (edits.hasNext()) {
      Site.Edit edit = edits.next();
      world.site().apply(edit);
      world.trace().note("site", edit.octets().isPresent() ? "puts" : "takes away", edit.path());
      if (gap > 0) {
        world.time().after(gap, () -> apply(edits, gap));
        return;
      }
    }
  }

  /** Whoever takes the phone lets go of it, before the calm at the latest. */
  private void userAct(SimulatedPhone phone) {
    long at = moment();
    long until = Math.min(world.calmNanos(), at + random.nextLong(180 * SECOND));
    switch (random.nextInt(4)) {
      case 0 -> world.time().after(at, () -> phone.happens(new PhoneEvent.Key("5")));
      case 1 -> {
        world.time().after(at, () -> phone.happens(new PhoneEvent.IncomingCall("sip:1002")));
        world.time().after(until, () -> phone.happens(new PhoneEvent.CallEnded()));
      }
      default -> {
        world.time().after(at, () -> phone.happens(new PhoneEvent.OffHook()));
        world.time().after(until, () -> phone.happens(new PhoneEvent.OnHook()));
      }
    }
  }

  private PhoneEvent ask() {
    return switch (random.nextInt(5)) {
      case 0 -> new PhoneEvent.CheckSync(true);
      case 1 -> new PhoneEvent.RebootAsked("the web page");
      case 2 -> new PhoneEvent.FactoryResetAsked("the web page");
      default -> new PhoneEvent.CheckSync(false);
    };
  }
}
