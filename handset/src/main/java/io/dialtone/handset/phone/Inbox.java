// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.phone;

import io.dialtone.handset.pause.Attention;
import io.dialtone.handset.port.PhoneEvent;
import io.dialtone.handset.port.PhoneStatus.Activity;
import io.dialtone.handset.port.Step;
import io.dialtone.handset.schedule.Trigger;
import io.dialtone.handset.schedule.TriggerDecision;
import io.dialtone.handset.schedule.TriggerRules;
import io.dialtone.handset.settings.PhoneSettings;
import io.dialtone.handset.settings.Quirk;
import java.util.List;

/**
 * What the phone makes of each event, by what it is doing: the user counts as user (TRG-6, LCD-3,
 * RUN-10), everything else becomes a wish or nothing. It only takes note and never acts.
 */
final class Inbox implements Attention {

  private final Front front;
  private final Wishes wishes;
  private final boolean notifyNeedsServer;
  private boolean boxed;

  Inbox(Front front, Wishes wishes, List<Quirk> quirks) {
    this.front = front;
    this.wishes = wishes;
    this.notifyNeedsServer = quirks.contains(Quirk.NOTIFY_NEEDS_SERVER);
  }

  @Override
  public void take(PhoneEvent event) {
    front.talking(front.communication().after(event));
    switch (event) {
      case PhoneEvent.OffHook(), PhoneEvent.Key _, PhoneEvent.IncomingCall _ -> backToNormal();
      case PhoneEvent.OnHook(), PhoneEvent.CallEnded() -> {}
      case PhoneEvent.CheckSync(var reboot) ->
          trigger(reboot ? Trigger.CHECK_SYNC_REBOOT : Trigger.CHECK_SYNC);
      case PhoneEvent.RebootAsked(var by) -> {
        note("reboot asked for", "by " + by, "TRG-4");
        trigger(Trigger.REBOOT_ASKED);
      }
      case PhoneEvent.FactoryResetAsked(var by) -> {
        note("restore default asked for", "by " + by, "WEB-3");
        wishes.add(new Wish.Reset(by));
      }
      case PhoneEvent.FirmwareUploaded uploaded -> {
        note("firmware uploaded", uploaded.name(), "WEB-1");
        wishes.add(new Wish.Install(uploaded));
      }
    }
  }

  /** Whether the phone is prepared and only waits for its box: no run starts then (RUN-11). */
  void boxed(boolean now) {
    boxed = now;
  }

  /** Something is due, or was asked for. */
  void trigger(Trigger trigger) {
    if (boxed && (trigger == Trigger.PERIODIC || trigger == Trigger.CHECK_SYNC)) {
      note(words(trigger) + " is ignored", "the phone is ready for the box", "RUN-11");
      return;
    }
    TriggerDecision decision =
        TriggerRules.decide(
            trigger,
            front.condition(),
            new PhoneSettings(front.inForce().parameters()),
            notifyNeedsServer);
    if (decision instanceof TriggerDecision.Held || decision instanceof TriggerDecision.Ignored) {
      String what = decision instanceof TriggerDecision.Held ? " is held" : " is ignored";
      note(words(trigger) + what, decision.reason(), decision.rule());
    }
    obey(decision);
  }

  private void obey(TriggerDecision decision) {
    switch (decision) {
      case TriggerDecision.Run(var reason, var rule) -> wishes.add(new Wish.Run(reason, rule));
      case TriggerDecision.Reboot(var reason, var rule) ->
          wishes.add(new Wish.Reboot(reason, rule));
      case TriggerDecision.Held(var later, _, _) -> obey(later);
      case TriggerDecision.Ignored _ -> {}
    }
  }

  /**
   * During a run nothing ends it: what was asked for comes after (RUN-10). Before one, a reset, an
   * upload or a reboot goes first, but nothing does while the user has the phone (TRG-6).
   */
  @Override
  public boolean interrupted() {
    return switch (front.condition().activity()) {
      case RUNNING, WAITING_FOR_USER -> false;
      case STARTING, WAITING_IN_SPAN -> wishes.anyBeforeRun();
      case IDLE -> wishes.any();
    };
  }

  @Override
  public boolean busy() {
    return front.communication().busy();
  }

  /** A failure stays on the panel until the user, or a caller, does something (LCD-3). */
  private void backToNormal() {
    boolean running = front.condition().activity() == Activity.RUNNING;
    if (!running && front.display().message().isPresent()) {
      note("ready", "the message was seen", "LCD-3");
      front.show(front.ready());
    }
  }

  private static String words(Trigger trigger) {
    return switch (trigger) {
      case POWER_UP -> "power-up";
      case PERIODIC -> "periodic run";
      case REBOOT_ASKED -> "reboot";
      case CHECK_SYNC -> "check-sync";
      case CHECK_SYNC_REBOOT -> "check-sync;reboot=true";
    };
  }

  private void note(String what, String result, String rule) {
    Step.Kind kind = rule.equals("LCD-3") ? Step.Kind.DISPLAY : Step.Kind.WAIT;
    front.record(new Step(kind, what, result, 0, rule));
  }
}
