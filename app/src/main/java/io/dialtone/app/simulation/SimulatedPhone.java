// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation;

import io.dialtone.app.simulation.flash.ChipFlash;
import io.dialtone.app.simulation.flash.FlashChip;
import io.dialtone.app.simulation.net.DhcpService;
import io.dialtone.app.simulation.net.PhoneNetwork;
import io.dialtone.app.simulation.site.Subscriber;
import io.dialtone.app.simulation.time.Lane;
import io.dialtone.app.simulation.time.Power;
import io.dialtone.app.simulation.time.Trace;
import io.dialtone.app.simulation.time.Violation;
import io.dialtone.app.simulation.time.VirtualTime;
import io.dialtone.handset.phone.Addressing;
import io.dialtone.handset.phone.Phone;
import io.dialtone.handset.phone.PhoneEnd;
import io.dialtone.handset.phone.PhoneEnd.Ending;
import io.dialtone.handset.phone.PhoneSetup;
import io.dialtone.handset.port.Clock;
import io.dialtone.handset.port.PhoneEvent;
import io.dialtone.handset.port.Ports;
import io.dialtone.handset.port.PowerLost;
import io.dialtone.handset.port.Step;
import io.dialtone.wire.identity.Protocol;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;

/** One phone of a run: its lives, each ended by a cut of the power, and then the calm. */
final class SimulatedPhone implements Runnable {

  private static final long SECOND = 1_000_000_000L;

  /** Longer than any run takes, however bad the network: see docs/simulation.md. */
  private static final long LONGEST_RUN = 3 * 3600 * SECOND;

  /** Three passes of at most a minute's span each, and what they do. */
  private static final long LONGEST_CALM_RUN = 5 * 60 * SECOND;

  /** DHCP once more, the user's retries, the longest timers of stale questions. */
  private static final long PATIENCE_IN_CALM = 20 * 60 * SECOND;

  /** Firmware, then files (RUN-7). */
  private static final int REBOOTS_IN_CALM = 2;

  /** Its own new file, which comes before the INF; firmware; files. */
  private static final int REBOOTS_FOR_A_RELEASE = 3;

  private static final int QUIET_FETCHES = 3; // RUN-3: INF, .ser, .txt

  private final World world;
  private final Subscriber subscriber;
  private final String name;
  private final VirtualTime time;
  private final Trace trace;
  private final SplittableRandom random;
  private final Power power;
  private final FlashChip chip;
  private final FlashWitness witness;
  private final PhoneNetwork network;
  private final PostBox mail;
  private int cutsLeft;
  private long boots;
  private long cuts;
  private long worst;
  private Optional<Lane> lane = Optional.empty();

  SimulatedPhone(World world, Subscriber subscriber, int number) {
    this.world = world;
    this.subscriber = subscriber;
    this.name = "phone " + number;
    this.time = world.time();
    this.trace = world.trace();
    this.random = world.random().split();
    this.power = new Power(time);
    this.chip = world.chip(subscriber, power);
    this.witness = new FlashWitness(world.site(), subscriber, chip);
    this.network = new PhoneNetwork(subscriber.mac(), time, power, world.lan(), world.house());
    this.mail = new PostBox(time, power);
    this.cutsLeft = world.options().faults().powerCuts();
  }

  /** Gives the phone its thread; it is plugged in after a moment. */
  void begin() {
    long plugged = random.nextLong((random.nextBoolean() ? 2 : 15) * SECOND);
    Lane own = time.lane(name, plugged, this);
    lane = Optional.of(own);
    power.feeds(own);
    network.serves(own);
  }

  /** Something happens to the phone, if it has power. */
  void happens(PhoneEvent event) {
    if (power.isOn()) {
      trace.note(name, "event", event.toString());
      mail.post(event);
      lane.ifPresent(Lane::stir);
    }
  }

  Subscriber subscriber() {
    return subscriber;
  }

  Tally tally() {
    return new Tally(boots, cuts, 0, 0, network.fetches(), 0, worst);
  }

  @Override
  public void run() {
    Optional<Phone> alive = Optional.empty();
    while (time.now() < world.calmNanos()) {
      alive = life();
    }
    if (alive.isPresent() && random.nextBoolean()) {
      convergeByItself(alive.get());
    } else {
      convergeByPowerUp();
    }
    witness.requireConverged();
    if (random.nextBoolean()) {
      requireQuiet();
    }
  }

  /** One life in troubled times; the phone, if it still has power when they end. */
  private Optional<Phone> life() {
    planCut();
    try {
      Phone phone = switchOn();
      powerUp(phone, LONGEST_RUN);
      if (cutsLeft > 0 && random.nextBoolean()) {
        power.goesAt(time.now() + random.nextLong(120 * SECOND));
      }
      while (time.now() < world.calmNanos()) {
        long begun = time.now();
        phone
            .standBy(Duration.ofNanos(world.calmNanos() - begun))
            .ifPresent(end -> counted(end, begun));
      }
      witness.requireWhole();
      return Optional.of(phone);
    } catch (PowerLost cut) {
      cuts++;
      cutsLeft--;
      trace.note(name, "power cut", cut.toString());
      switchOff();
      witness.requireWhole();
      rest(random.nextInt(4) == 0 ? 30 * SECOND : SECOND);
      return Optional.empty();
    }
  }

  /** At a port call, early ones as likely as late ones, or at a moment. */
  private void planCut() {
    boolean byCall = cutsLeft > 0 && random.nextInt(8) != 0;
    long call = byCall ? 1 + (long) Math.exp(random.nextDouble() * Math.log(3000)) : Long.MAX_VALUE;
    power.on(call, Long.MAX_VALUE);
  }

  private Phone switchOn() {
    boots++;
    trace.note(name, "power", "on");
    ChipFlash flash = new ChipFlash(chip, power);
    PhoneSetup setup = PhoneSetup.of(subscriber.mac(), new Addressing.Dhcp());
    Ports real =
        new Ports(
            network,
            flash,
            display -> {
              power.use("panel");
              trace.note(name, "shows", display.message().map(m -> m.text()).orElse(""));
            },
            clock(),
            mail,
            random.split(),
            this::record);
    return new Phone(setup, world.planting().ports(real));
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public Instant now() {
        power.use("clock");
        return DhcpService.BEGINNING.plusNanos(time.now());
      }

      @Override
      public long nanos() {
        power.use("clock");
        return time.now();
      }
    };
  }

  private void record(Step step) {
    power.use("step");
    trace.note(name, step.what(), step.result());
  }

  private void switchOff() {
    power.off();
    network.powerOff();
    mail.clear();
  }

  private void rest(long most) {
    long until = time.now() + 1 + random.nextLong(most);
    lane.ifPresent(own -> own.waitUntil(until, () -> false));
  }

  private PhoneEnd powerUp(Phone phone, long bound) {
    long begun = time.now();
    PhoneEnd end = phone.powerUp();
    long took = time.now() - begun;
    worst = Math.max(worst, took);
    counted(end, begun);
    if (took > bound) {
      throw new Violation(
          "a run without end: " + took / SECOND + " s of at most " + bound / SECOND + " s");
    }
    return end;
  }

  private void counted(PhoneEnd end, long begun) {
    boots += end.reboots();
    trace.note(name, "stands by", end.reason());
    if (end.ending() == Ending.TOO_MANY_REBOOTS && mayNotReboot(begun)) {
      throw new Violation("reboot loop: " + end.reason());
    }
  }

  /** A site that does change three times while one phone starts makes it reboot as often. */
  private boolean mayNotReboot(long begun) {
    int due = REBOOTS_IN_CALM + world.options().faults().releases() * REBOOTS_FOR_A_RELEASE;
    return begun >= world.calmNanos() || due < Phone.MAX_PASSES - 1;
  }

  /** Nobody touches the phone: it is only told that there may be something new. */
  private void convergeByItself(Phone phone) {
    boolean sip = subscriber.persona().protocol() == Protocol.SIP;
    happens(sip ? new PhoneEvent.CheckSync(false) : new PhoneEvent.RebootAsked("the calm"));
    long asked = time.now();
    long until = asked + PATIENCE_IN_CALM;
    boolean provisioned = false;
    try {
      while (!provisioned && time.now() < until) {
        Optional<PhoneEnd> end = phone.standBy(Duration.ofNanos(until - time.now()));
        end.ifPresent(stood -> counted(stood, asked));
        provisioned = end.filter(PhoneEnd::provisioned).isPresent();
      }
    } catch (PowerLost late) {
      trace.note(name, "power cut", late.toString());
      cuts++;
      switchOff();
      witness.requireWhole();
      convergeByPowerUp();
      return;
    }
    if (!provisioned) {
      throw new Violation("not converged: nothing became of being asked in the calm");
    }
    witness.requireWhole();
    switchOff();
  }

  private void convergeByPowerUp() {
    switchOff();
    power.on(Long.MAX_VALUE, Long.MAX_VALUE);
    PhoneEnd end = powerUp(switchOn(), LONGEST_CALM_RUN);
    witness.requireWhole();
    if (!end.provisioned()) {
      throw new Violation("not converged: after a start in the calm, " + end.reason());
    }
    if (end.reboots() > REBOOTS_IN_CALM) {
      throw new Violation("reboot loop: " + end.reboots() + " reboots in the calm");
    }
    switchOff();
  }

  /** The next start changes nothing, and asks for no more than it must (RUN-3). */
  private void requireQuiet() {
    int before = network.fetches();
    power.on(Long.MAX_VALUE, Long.MAX_VALUE);
    PhoneEnd end = powerUp(switchOn(), LONGEST_CALM_RUN);
    int fetches = network.fetches() - before;
    boolean decks = subscriber.persona().protocol() == Protocol.MGCP;
    int due = decks ? QUIET_FETCHES + 1 : QUIET_FETCHES;
    if (!end.provisioned() || end.reboots() > 0 || fetches != due) {
      throw new Violation(
          "not quiet: a start with nothing new made "
              + end.reboots()
              + " reboots and "
              + fetches
              + " requests, "
              + end.reason());
    }
    witness.requireWhole();
    switchOff();
  }
}
