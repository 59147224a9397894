// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.notify;

import io.dialtone.wire.sip.CSeq;
import io.dialtone.wire.sip.DigestAnswers;
import io.dialtone.wire.sip.DigestChallenge;
import io.dialtone.wire.sip.EventType;
import io.dialtone.wire.sip.HeaderName;
import io.dialtone.wire.sip.Login;
import io.dialtone.wire.sip.NameAddress;
import io.dialtone.wire.sip.SipHeaders;
import io.dialtone.wire.sip.SipParameters;
import io.dialtone.wire.sip.SipRequest;
import io.dialtone.wire.sip.SipResponse;
import io.dialtone.wire.sip.SipStatus;
import io.dialtone.wire.sip.SipTokens;
import io.dialtone.wire.sip.SipTransport;
import io.dialtone.wire.sip.SipUri;
import io.dialtone.wire.sip.Via;
import io.dialtone.wire.sip.transaction.ClientTransaction;
import io.dialtone.wire.sip.transaction.SipTimers;
import io.dialtone.wire.sip.transaction.TransactionEffect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One phone told: the request out of any dialog (NTF-1), repeated by timer E until timer F, and
 * again with a digest where the phone challenges (NTF-4), by one account of its lines after the
 * other.
 */
final class NotifyExchange {

  /** A nonce that is stale at once, again and again, is no challenge. */
  private static final int MAX_STALE = 2;

  private static final int LONGEST_REASON = 60;

  private final NotifyTarget target;
  private final boolean reboot;
  private final SipTimers timers;
  private final SipTokens tokens;
  private final DigestAnswers digest;
  private final String callId;
  private final String tag;
  private ClientTransaction asking;
  private String branch = "";
  private long number;
  private int login = -1; // none shown yet
  private int stale;
  private Optional<NotifyAnswer> answer = Optional.empty();

  NotifyExchange(
      NotifyTarget target, boolean reboot, SipTimers timers, SipTokens tokens, Instant now) {
    this.target = target;
    this.reboot = reboot;
    this.timers = timers;
    this.tokens = tokens;
    this.digest = new DigestAnswers(tokens);
    this.callId = tokens.token() + "@" + target.from().address();
    this.tag = tokens.token();
    this.asking = ask(now);
  }

  NotifyTarget target() {
    return target;
  }

  /** The first request. */
  List<NotifyEffect> begin() {
    return List.of(send(asking.request()));
  }

  /** What tells the responses of this exchange from others' at this moment. */
  String branch() {
    return branch;
  }

  Optional<NotifyAnswer> answer() {
    return answer;
  }

  private ClientTransaction ask(Instant now) {
    return ClientTransaction.begin(request(), target.at().transport().isReliable(), timers, now);
  }

  private SipRequest request() {
    number++;
    branch = tokens.branch();
    SipParameters parameters =
        target.at().transport() == SipTransport.TCP
            ? SipParameters.NONE.with("transport", "tcp")
            : SipParameters.NONE;
    String uri =
        new SipUri(
                "sip",
                target.outlook().user().map(SipUri::escaped),
                target.at().endpoint().address().toString(),
                OptionalInt.of(target.at().endpoint().port()),
                parameters)
            .text();
    String ours = SipUri.of("dialtone", host(), target.from().port()).text();
    Via via = Via.of(target.at().transport().name(), target.from(), branch);
    SipHeaders headers =
        SipHeaders.NONE
            .with(HeaderName.VIA, via.text() + ";rport")
            .with(HeaderName.MAX_FORWARDS, "70")
            .with(HeaderName.FROM, NameAddress.of("sip:dialtone@" + host()).withTag(tag).text())
            .with(HeaderName.TO, NameAddress.of(uri).text())
            .with(HeaderName.CALL_ID, callId)
            .with(HeaderName.CSEQ, new CSeq(number, SipRequest.NOTIFY).text())
            .with(HeaderName.CONTACT, NameAddress.of(ours).text())
            .with(HeaderName.EVENT, EventType.CHECK_SYNC + (reboot ? ";reboot=true" : ""))
            .with("Subscription-State", "terminated")
            .with(HeaderName.USER_AGENT, "Dialtone");
    SipRequest request = new SipRequest(SipRequest.NOTIFY, uri, headers);
    return login < 0 ? request : digest.owed(request, account());
  }

  private String host() {
    return target.from().address().toString();
  }

  private Login account() {
    return target.outlook().logins().get(login);
  }

  private NotifyEffect.Send send(SipRequest request) {
    return new NotifyEffect.Send(target.from(), target.at(), request);
  }

  List<NotifyEffect> received(SipResponse response, Instant now) {
    return effects(asking.received(response, now), now);
  }

  List<NotifyEffect> unreachable(String reason, Instant now) {
    return effects(asking.unreachable(reason), now);
  }

  List<NotifyEffect> tick(Instant now) {
    return effects(asking.tick(now), now);
  }

  Optional<Instant> wake() {
    return asking.wake();
  }

  private List<NotifyEffect> effects(List<TransactionEffect> wanted, Instant now) {
    List<NotifyEffect> all = new ArrayList<>();
    for (TransactionEffect effect : wanted) {
      switch (effect) {
        case TransactionEffect.Send(var message) -> {
          if (message instanceof SipRequest request) {
            all.add(send(request));
          }
        }
        case TransactionEffect.Deliver(var response) -> all.addAll(delivered(response, now));
        case TransactionEffect.Failed(var reason) ->
            all.addAll(over(new NotifyAnswer.Silence(reason)));
      }
    }
    return all;
  }

  private List<NotifyEffect> delivered(SipResponse response, Instant now) {
    if (response.isProvisional()) {
      return List.of();
    }
    if (response.isSuccess()) {
      return over(new NotifyAnswer.Taken(said(response)));
    }
    return switch (response.status()) {
      case SipStatus.UNAUTHORIZED, SipStatus.PROXY_UNAUTHORIZED -> challenged(response, now);
      default -> over(new NotifyAnswer.Refused(response.status(), said(response) + why(response)));
    };
  }

  private List<NotifyEffect> challenged(SipResponse response, Instant now) {
    if (target.outlook().logins().isEmpty()) {
      return refused(response, "it wants a password, and none is known that may be shown there");
    }
    boolean late = DigestChallenge.of(response).filter(DigestChallenge::stale).isPresent();
    boolean again = login >= 0 && late && stale < MAX_STALE;
    if (again) {
      stale++;
    } else {
      login++;
    }
    if (login >= target.outlook().logins().size()) {
      return refused(response, "it takes the password of none of the accounts on its lines");
    }
    if (!digest.challenged(response)) {
      return refused(response, "its challenge cannot be answered");
    }
    asking = ask(now);
    return List.of(send(asking.request()));
  }

  private List<NotifyEffect> refused(SipResponse response, String why) {
    return over(
        new NotifyAnswer.Refused(response.status(), said(response) + ": " + why + " (NTF-4)"));
  }

  private List<NotifyEffect> over(NotifyAnswer last) {
    answer = Optional.of(last);
    return List.of(
        new NotifyEffect.HangUp(target.at()),
        new NotifyEffect.Told(target.mac(), target.at(), last));
  }

  private static String said(SipResponse response) {
    String reason = response.reason();
    return String.format(
            Locale.ROOT,
            "%d %s",
            response.status(),
            reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason)
        .strip();
  }

  private static String why(SipResponse response) {
    return switch (response.status()) {
      case SipStatus.FORBIDDEN -> ": it takes no NOTIFY, sw_notify_autoprovision=1 would (NTF-2)";
      case SipStatus.BAD_EVENT -> ": it knows no check-sync";
      case SipStatus.NO_DIALOG -> ": it takes NOTIFY within a dialog only";
      case SipStatus.NOT_ALLOWED -> ": it knows no NOTIFY";
      default -> "";
    };
  }
}
