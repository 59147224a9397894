// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.phone;

import io.dialtone.handset.dhcp.DhcpLease;
import io.dialtone.handset.display.Display;
import io.dialtone.handset.display.Message;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.identity.PhoneIdentity;
import io.dialtone.handset.pause.Pause;
import io.dialtone.handset.phone.PhoneEnd.Ending;
import io.dialtone.handset.port.PhoneStatus.Activity;
import io.dialtone.handset.port.Ports;
import io.dialtone.handset.port.Step;
import io.dialtone.handset.schedule.PeriodicRuns;
import io.dialtone.handset.schedule.PhoneZone;
import io.dialtone.handset.schedule.Timetable;
import io.dialtone.handset.schedule.Trigger;
import io.dialtone.handset.settings.PhoneSettings;
import io.dialtone.handset.settings.Quirk;
import io.dialtone.handset.source.DhcpAdvice;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** A phone that has power, until it is cut. */
final class Life {

  /** A phone that got no address asks for one again after this time. */
  static final Duration ADDRESS_AGAIN = Duration.ofMinutes(1);

  private final PhoneSetup setup;
  private final Ports ports;
  private final Front front;
  private final Wishes wishes = new Wishes();
  private final Inbox inbox;
  private final VlanSeat vlan;
  private final AddressSeeker addresses;
  private final Pause pause;
  private final RunStart runs;
  private Optional<DhcpAdvice> advice = Optional.empty();
  private PeriodicAlarm alarm = PeriodicAlarm.NONE;
  private OptionalLong addressAgainNanos = OptionalLong.empty();
  private int reboots;
  private int inARow; // reboots of the phone's own accord since anybody asked for anything

  /** The ports are the phone's own: its panel and its steps go by the front. */
  Life(PhoneSetup setup, Ports ports, Front front) {
    this.setup = setup;
    this.ports = ports;
    this.front = front;
    this.inbox = new Inbox(front, wishes, setup.quirks());
    this.vlan = new VlanSeat(ports, front);
    this.addresses = new AddressSeeker(setup, ports, front, wishes);
    this.pause = new Pause(ports.mailbox(), ports.clock(), front, inbox, addresses);
    this.runs = new RunStart(setup, ports, front, pause);
  }

  PhoneEnd powerUp() {
    return untilItStands(fromTheTop());
  }

  /** Stands by until something has started a run and that is over; empty when the time is over. */
  Optional<PhoneEnd> standBy(Duration atMost) {
    long end = ports.clock().nanos() + atMost.toNanos();
    pause.drain();
    while (true) {
      lookAtClocks();
      if (wishes.any() && !inbox.busy()) {
        return Optional.of(untilItStands(carryOut(wishes.take().orElseThrow())));
      }
      front.doing(wishes.any() ? Activity.WAITING_FOR_USER : Activity.IDLE);
      Duration left = Duration.ofNanos(end - ports.clock().nanos());
      if (!left.isPositive()) {
        return Optional.empty();
      }
      pause.standBy(untilDue(left));
    }
  }

  private void lookAtClocks() {
    if (alarm.rings(ports.clock().now())) {
      inbox.trigger(Trigger.PERIODIC);
    }
    if (addressAgainNanos.isPresent() && ports.clock().nanos() >= addressAgainNanos.getAsLong()) {
      wishes.add(new Wish.Address("the phone has no address"));
    }
  }

  private Duration untilDue(Duration left) {
    Duration wait = left;
    if (alarm.due().isPresent()) {
      wait = least(wait, Duration.between(ports.clock().now(), alarm.due().get()));
    }
    if (addressAgainNanos.isPresent()) {
      Duration again = Duration.ofNanos(addressAgainNanos.getAsLong() - ports.clock().nanos());
      wait = again.isPositive() ? least(wait, again) : wait; // past: it waits for the user only
    }
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  /** From the start of the phone to the end of one run: flash, address, source, wait, run. */
  private Pass fromTheTop() {
    Instant boot = ports.clock().now();
    addressAgainNanos = OptionalLong.empty();
    FlashContent content = ports.flash().load();
    front.starts(PhoneIdentity.atPowerUp(setup.mac(), content), content);
    PhoneSettings settings = new PhoneSettings(content.parameters());
    vlan.starts(settings, content);
    return switch (addresses.seek(front.phone(), settings)) {
      case AddressSeeker.Sought.None(var reason) -> {
        addressAgainNanos = OptionalLong.of(ports.clock().nanos() + ADDRESS_AGAIN.toNanos());
        yield new Pass.Ended(Ending.NO_DHCP_ANSWER, reason, front.ready());
      }
      case AddressSeeker.Sought.Found(var lease, var advised) -> {
        advice = advised;
        alarm = alarm(boot, settings, lease);
        Optional<Pass.Rebooting> intoVlan = lease.flatMap(l -> vlan.hears(l, settings));
        yield intoVlan.isPresent() ? intoVlan.get() : runs.perform(advice, true);
      }
    };
  }

  private PeriodicAlarm alarm(Instant boot, PhoneSettings settings, Optional<DhcpLease> lease) {
    boolean offered = lease.filter(l -> !l.ntpServers().isEmpty()).isPresent();
    Timetable timetable = Timetable.of(settings);
    return PeriodicRuns.since(boot, PhoneZone.ofNtpTime(settings, offered), timetable)
        .map(windows -> new PeriodicAlarm(windows, timetable, ports.random()))
        .orElse(PeriodicAlarm.NONE);
  }

  /** Reboots as often as the rules say, until the phone stands by. */
  private PhoneEnd untilItStands(Pass first) {
    Pass pass = first;
    boolean onlyForVlan = true;
    reboots = 0;
    inARow = 0;
    while (true) {
      switch (pass) {
        case Pass.Ended(var ending, var reason, var display) -> {
          return stands(new PhoneEnd(ending, reason, display, reboots));
        }
        case Pass.Interrupted() ->
            pass =
                isIdle("what was asked for waits")
                    ? carryOut(wishes.take().orElseThrow())
                    : neverIdle("what was asked for was put off");
        case Pass.Rebooting reboot when !isIdle("the reboot waits") -> {
          wishes.add(new Wish.Reboot(reboot.why(), reboot.rule()));
          pass = neverIdle("the reboot never came");
        }
        case Pass.Rebooting reboot when inARow == Phone.MAX_PASSES - 1 -> {
          return stands(tooManyReboots(onlyForVlan && isForVlan(reboot)));
        }
        case Pass.Rebooting reboot -> {
          reboot(reboot);
          onlyForVlan &= isForVlan(reboot);
          reboots++;
          inARow++;
          pass = fromTheTop();
        }
      }
    }
  }

  private PhoneEnd stands(PhoneEnd end) {
    if (end.ending() == Ending.IN_COMMUNICATION && !wishes.any()) {
      wishes.add(new Wish.Run("the run that waited for the user", "TRG-6"));
    }
    inbox.boxed(end.ending() == Ending.CUSTOMIZED);
    front.show(end.display());
    front.doing(wishes.any() && inbox.busy() ? Activity.WAITING_FOR_USER : Activity.IDLE);
    return end;
  }

  private Pass carryOut(Wish wish) {
    inARow = 0; // what was asked for is no loop
    return switch (wish) {
      case Wish.Reset(var by) -> {
        boolean keepsCommon = setup.quirks().contains(Quirk.COMMON_NOT_RELOADED);
        ports.flash().commit(ports.flash().load().restored(keepsCommon));
        vlan.forget();
        note(Step.Kind.INSTALL, "factory defaults", "restored, asked for by " + by, "WEB-3");
        yield new Pass.Rebooting("factory defaults were restored", "WEB-3");
      }
      case Wish.Install(var uploaded) -> install(new FirmwareUpload(uploaded));
      case Wish.Reboot(var why, var rule) -> new Pass.Rebooting(why, rule);
      case Wish.Address _ -> fromTheTop();
      case Wish.Run(var why, var rule) -> {
        note(Step.Kind.WAIT, "a run starts", why, rule);
        yield addressAgainNanos.isPresent() ? fromTheTop() : runs.perform(advice, false);
      }
    };
  }

  private Pass install(FirmwareUpload upload) {
    String name = upload.uploaded().name();
    Optional<String> fault = upload.fault(front.phone());
    if (fault.isPresent()) {
      Message wrong = Message.WRONG_FIRMWARE;
      note(Step.Kind.DISPLAY, wrong.text(), fault.get(), "WEB-1");
      Display shown = Display.failure(front.phone().title(), wrong, front.phone().version());
      return new Pass.Ended(Ending.FAILED, fault.get(), shown);
    }
    ports.flash().commit(upload.into(ports.flash().load()));
    note(Step.Kind.INSTALL, upload.uploaded().part() + " " + name, "uploaded", "WEB-1");
    return new Pass.Rebooting("firmware was uploaded", "WEB-1");
  }

  /** What a reboot does not fulfil is done before it. */
  private void reboot(Pass.Rebooting reboot) {
    while (wishes.anyBeforeReboot()) {
      Pass _ = carryOut(wishes.take().orElseThrow());
    }
    wishes.rebooted();
    note(Step.Kind.REBOOT, "reboot", reboot.why(), reboot.rule());
    addresses.giveUp();
    vlan.reboots();
  }

  private boolean isIdle(String what) {
    return runs.untilIdle(what) != Pause.Waited.NEVER;
  }

  private Pass neverIdle(String reason) {
    return new Pass.Ended(Ending.IN_COMMUNICATION, reason, front.ready());
  }

  private static boolean isForVlan(Pass.Rebooting reboot) {
    return reboot.rule().equals("VLN-3");
  }

  private PhoneEnd tooManyReboots(boolean forVlan) {
    int passes = inARow + 1;
    String reason =
        forVlan
            ? passes + " starts in a row did not end: on its VLAN DHCP gives another one"
            : passes + " runs in a row stored something new: the names change each time";
    note(Step.Kind.REBOOT, "stopped", reason, forVlan ? "VLN-5" : "RUN-3");
    return new PhoneEnd(Ending.TOO_MANY_REBOOTS, reason, front.ready(), reboots);
  }

  private void note(Step.Kind kind, String what, String result, String rule) {
    front.record(new Step(kind, what, result, 0, rule));
  }

  private static Duration least(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
