// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.sip;

import io.dialtone.handset.port.PhoneStatus;
import io.dialtone.handset.schedule.Trigger;
import io.dialtone.handset.schedule.TriggerDecision;
import io.dialtone.handset.schedule.TriggerRules;
import io.dialtone.handset.settings.PhoneSettings;
import io.dialtone.handset.settings.Quirk;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.sip.EventType;
import io.dialtone.wire.sip.Login;
import io.dialtone.wire.sip.SipRequest;
import io.dialtone.wire.sip.SipStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a NOTIFY (NTF-1 to NTF-5), checked in this order: the event, the sender's
 * address, the switch, the digest where the quirk asks for one, then what the phone is doing.
 */
final class NotifyDesk {

  private final SipSetup setup;
  private final NotifyGuard guard;

  NotifyDesk(SipSetup setup, NotifyGuard guard) {
    this.setup = setup;
    this.guard = guard;
  }

  NotifyDecision decide(SipRequest request, Ip4Address sender, PhoneStatus phone, Instant now) {
    Optional<EventType> event = EventType.of(request);
    if (event.filter(EventType::isCheckSync).isEmpty()) {
      String name = event.map(EventType::name).orElse("without a name");
      return new NotifyDecision.Refused(
          SipStatus.BAD_EVENT, "the event is " + name + ", not check-sync", "NTF-1");
    }
    SipSettings settings = new SipSettings(phone.parameters());
    if (!settings.notifyTakenFrom(sender)) {
      return new NotifyDecision.Silent(
          sender + " is not the address of " + SipSettings.NOTIFY_FROM, "NTF-2");
    }
    if (!settings.notifyAllowed()) {
      return new NotifyDecision.Refused(
          SipStatus.FORBIDDEN, SipSettings.NOTIFY + " is not 1", "NTF-2");
    }
    return challenge(request, settings, phone, now)
        .orElseGet(() -> accept(event.get().reboot(), phone));
  }

  /** With the quirk, the sender must know the user name and password of one of the lines. */
  private Optional<NotifyDecision> challenge(
      SipRequest request, SipSettings settings, PhoneStatus phone, Instant now) {
    if (!setup.quirks().contains(Quirk.NOTIFY_DIGEST)) {
      return Optional.empty();
    }
    List<Login> logins = settings.logins(phone.phone().model());
    if (logins.isEmpty()) {
      return Optional.of(
          new NotifyDecision.Refused(
              SipStatus.FORBIDDEN, "no line has a password to check against", "NTF-4"));
    }
    return switch (guard.check(request, realm(phone), logins, now)) {
      case PASSED -> Optional.empty();
      case ABSENT -> challenged(false, "who sends it must show a line's password");
      case STALE -> challenged(true, "its nonce is too old, or was used before");
      case WRONG -> challenged(false, "wrong user name or password");
    };
  }

  private static Optional<NotifyDecision> challenged(boolean stale, String reason) {
    return Optional.of(new NotifyDecision.Challenged(stale, reason, "NTF-4"));
  }

  static String realm(PhoneStatus phone) {
    return phone.phone().model().toString();
  }

  private NotifyDecision accept(boolean reboot, PhoneStatus phone) {
    TriggerDecision decision =
        TriggerRules.decide(
            reboot ? Trigger.CHECK_SYNC_REBOOT : Trigger.CHECK_SYNC,
            phone.condition(),
            new PhoneSettings(phone.parameters()),
            setup.quirks().contains(Quirk.NOTIFY_NEEDS_SERVER));
    return decision instanceof TriggerDecision.Ignored(var reason, var rule)
        ? new NotifyDecision.Noted(reason, rule)
        : new NotifyDecision.Accepted(reboot, decision.reason(), decision.rule());
  }
}
