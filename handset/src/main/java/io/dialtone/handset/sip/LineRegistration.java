// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.sip;

import io.dialtone.handset.sip.LineStatus.State;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MalformedPacketException;
import io.dialtone.wire.sip.HeaderName;
import io.dialtone.wire.sip.NameAddress;
import io.dialtone.wire.sip.SipRequest;
import io.dialtone.wire.sip.SipResponse;
import io.dialtone.wire.sip.SipStatus;
import io.dialtone.wire.sip.SipTokens;
import io.dialtone.wire.sip.SipUri;
import io.dialtone.wire.sip.transaction.ClientTransaction;
import io.dialtone.wire.sip.transaction.SipTimers;
import io.dialtone.wire.sip.transaction.TransactionEffect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One line's registration, kept alive: RFC 3261 section 10.
 *
 * <pre>
 *   asks --200--> registered --half the time granted--> asks again
 *    | 401, 407: once more with the password; 423: once more for longer
 *    +--no, or no answer--> the backup at once, then a wait of 30 s, doubled up to 30 min
 * </pre>
 */
final class LineRegistration {

  /** The first wait after a failure, and the longest: RFC 5626 section 4.5. */
  static final Duration FIRST_WAIT = Duration.ofSeconds(30);

  static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

  /** A registrar that refuses this often in one go will not be persuaded. */
  private static final int MAX_TRIES = 3;

  private final LineAccount account;
  private final Endpoint contact;
  private final HostNames names;
  private final SipTimers timers;
  private final RegisterRequest requests;
  private final SipTokens tokens;
  private Optional<ClientTransaction> asking = Optional.empty();
  private Optional<SipPeer> server = Optional.empty();
  private Optional<Instant> registeredUntil = Optional.empty();
  private Instant due = Instant.MAX;
  private Duration wait = FIRST_WAIT;
  private int registrar;
  private int tries;
  private boolean leaving;
  private LineStatus status;

  LineRegistration(
      LineAccount account, Endpoint contact, HostNames names, SipTimers timers, SipTokens tokens) {
    this.account = account;
    this.contact = contact;
    this.names = names;
    this.timers = timers;
    this.tokens = tokens;
    this.requests = new RegisterRequest(account, contact, tokens);
    this.status = new LineStatus(account.line(), account.number(), State.OFF, "", Optional.empty());
  }

  /** Whether it registers this account to be reached there. */
  boolean isFor(LineAccount wanted, Endpoint at) {
    return account.equals(wanted) && contact.equals(at);
  }

  LineStatus status() {
    return status;
  }

  /** Whether nothing is under way any more, after {@link #leave}. */
  boolean isGone() {
    return asking.isEmpty() && due.equals(Instant.MAX);
  }

  List<SipEffect> begin(Instant now) {
    if (account.obstacle().isPresent()) {
      return become(State.OFF, account.obstacle().get());
    }
    return ask(now);
  }

  /** An orderly goodbye: the registrar is told that the phone is no longer there. */
  List<SipEffect> leave(Instant now) {
    boolean known = registeredUntil.filter(now::isBefore).isPresent();
    asking = Optional.empty();
    due = Instant.MAX;
    leaving = true;
    tries = 0;
    return known ? ask(now) : become(State.OFF, "not registered any more");
  }

  private List<SipEffect> ask(Instant now) {
    due = Instant.MAX;
    Registrar at = account.registrars().get(registrar);
    Optional<Ip4Address> address = names.resolve(at.host());
    if (address.isEmpty()) {
      return failed(State.UNREACHABLE, "no address is known for " + at.host(), now);
    }
    SipPeer peer = new SipPeer(account.transport(), new Endpoint(address.get(), at.port()));
    SipRequest request = requests.next(leaving);
    server = Optional.of(peer);
    asking =
        Optional.of(
            ClientTransaction.begin(request, account.transport().isReliable(), timers, now));
    List<SipEffect> all = new ArrayList<>();
    if (registeredUntil.isEmpty()) {
      all.addAll(become(State.TRYING, "asks " + at));
    }
    all.add(new SipEffect.Send(peer, request.encode(), true));
    return List.copyOf(all);
  }

  /** Whether a response belongs to what this line has asked. */
  boolean awaits(String branch, String method) {
    return asking
        .filter(t -> method.equals(SipRequest.REGISTER) && requests.isBranch(branch))
        .isPresent();
  }

  List<SipEffect> received(SipResponse response, Instant now) {
    return asking.map(t -> effects(t.received(response, now), now)).orElse(List.of());
  }

  List<SipEffect> unreachable(SipPeer peer, String reason, Instant now) {
    return server.equals(Optional.of(peer)) && asking.isPresent()
        ? effects(asking.get().unreachable(reason), now)
        : List.of();
  }

  List<SipEffect> tick(Instant now) {
    List<SipEffect> all = new ArrayList<>();
    asking.ifPresent(t -> all.addAll(effects(t.tick(now), now)));
    if (asking.filter(ClientTransaction::isOver).isPresent()) {
      asking = Optional.empty();
    }
    if (!now.isBefore(due)) {
      tries = 0;
      all.addAll(ask(now));
    }
    return List.copyOf(all);
  }

  Optional<Instant> wake() {
    Instant next = asking.flatMap(ClientTransaction::wake).orElse(Instant.MAX);
    Instant first = next.isBefore(due) ? next : due;
    return Optional.of(first).filter(i -> !i.equals(Instant.MAX));
  }

  private List<SipEffect> effects(List<TransactionEffect> wanted, Instant now) {
    List<SipEffect> all = new ArrayList<>();
    for (TransactionEffect effect : wanted) {
      switch (effect) {
        case TransactionEffect.Send(var message) ->
            server.ifPresent(s -> all.add(new SipEffect.Send(s, message.encode(), true)));
        case TransactionEffect.Deliver(var response) -> all.addAll(answered(response, now));
        case TransactionEffect.Failed(var reason) ->
            all.addAll(failed(State.UNREACHABLE, place() + ": " + reason, now));
      }
    }
    return List.copyOf(all);
  }

  private String place() {
    return account.registrars().get(registrar).toString();
  }

  private List<SipEffect> answered(SipResponse response, Instant now) {
    if (response.isProvisional()) {
      return List.of();
    }
    tries++;
    if (response.isSuccess()) {
      return leaving ? gone() : registered(response, now);
    }
    boolean again =
        switch (response.status()) {
          case SipStatus.UNAUTHORIZED, SipStatus.PROXY_UNAUTHORIZED ->
              requests.challenged(response);
          case SipStatus.INTERVAL_TOO_BRIEF -> requests.tooBrief(response);
          default -> false;
        };
    if (again && tries < MAX_TRIES) {
      return ask(now);
    }
    String said = response.status() + " " + response.reason();
    requests.forgetPassword();
    return failed(State.REFUSED, place() + " says " + said.strip(), retryAfter(response), now);
  }

  private List<SipEffect> gone() {
    asking = Optional.empty();
    registeredUntil = Optional.empty();
    return become(State.OFF, "not registered any more");
  }

  private List<SipEffect> registered(SipResponse response, Instant now) {
    Duration granted = granted(response);
    if (granted.isZero()) {
      return failed(State.REFUSED, place() + " keeps no registration", Duration.ZERO, now);
    }
    wait = FIRST_WAIT;
    registeredUntil = Optional.of(now.plus(granted));
    due = now.plus(granted.dividedBy(2)); // time for one more try, and for the backup
    return become(State.REGISTERED, "at " + place() + " for " + granted.toSeconds() + " s");
  }

  /** What the registrar wrote beside our contact, else its Expires, else what was asked for. */
  private Duration granted(SipResponse response) {
    return response.headers().list(HeaderName.CONTACT).stream()
        .flatMap(value -> ours(value).stream())
        .findFirst()
        .or(() -> response.headers().first(HeaderName.EXPIRES))
        .flatMap(LineRegistration::seconds)
        .orElse(requests.expiry());
  }

  private Optional<String> ours(String value) {
    try {
      NameAddress contact = NameAddress.parse(HeaderName.CONTACT, value);
      boolean same = SipUri.parse(contact.uri()).sameContact(requests.contact());
      return same ? contact.parameters().value("expires") : Optional.empty();
    } catch (MalformedPacketException unreadable) {
      return Optional.empty();
    }
  }

  static Optional<Duration> seconds(String text) {
    return Optional.of(text.strip())
        .filter(t -> t.matches("[0-9]{1,9}"))
        .map(t -> Duration.ofSeconds(Integer.parseInt(t)));
  }

  private static Duration retryAfter(SipResponse response) {
    return response
        .headers()
        .first(HeaderName.RETRY_AFTER)
        .flatMap(value -> seconds(value.split("[ ;(]", 2)[0]))
        .filter(asked -> asked.compareTo(LONGEST_WAIT) <= 0)
        .orElse(Duration.ZERO);
  }

  private List<SipEffect> failed(State how, String reason, Instant now) {
    return failed(how, reason, Duration.ZERO, now);
  }

  private List<SipEffect> failed(State how, String reason, Duration atLeast, Instant now) {
    asking = Optional.empty();
    if (leaving) {
      return gone();
    }
    registeredUntil = registeredUntil.filter(now::isBefore);
    registrar = (registrar + 1) % account.registrars().size();
    tries = 0;
    if (registrar > 0) {
      due = now; // the backup is asked at once
      return become(how, reason + "; the backup is asked");
    }
    Duration jittered = Duration.ofMillis((long) (wait.toMillis() * (0.5 + tokens.chance() / 2)));
    Duration pause = jittered.compareTo(atLeast) < 0 ? atLeast : jittered;
    Duration doubled = wait.multipliedBy(2);
    wait = doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    due = now.plus(pause);
    return become(how, reason + "; again in " + pause.toSeconds() + " s");
  }

  private List<SipEffect> become(State state, String detail) {
    status = new LineStatus(account.line(), account.number(), state, detail, registeredUntil);
    String what = "line " + account.line() + ", " + account.number();
    return List.of(
        new SipEffect.Note(what, state.name().toLowerCase(Locale.ROOT) + ": " + detail, ""));
  }
}
