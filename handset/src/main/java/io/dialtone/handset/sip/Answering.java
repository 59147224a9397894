// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.sip;

import io.dialtone.handset.port.PhoneEvent;
import io.dialtone.handset.port.PhoneStatus;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.MalformedPacketException;
import io.dialtone.wire.sip.HeaderName;
import io.dialtone.wire.sip.SipHeader;
import io.dialtone.wire.sip.SipRequest;
import io.dialtone.wire.sip.SipResponse;
import io.dialtone.wire.sip.SipStatus;
import io.dialtone.wire.sip.SipTokens;
import io.dialtone.wire.sip.SipTransport;
import io.dialtone.wire.sip.SipUri;
import io.dialtone.wire.sip.transaction.InviteServerTransaction;
import io.dialtone.wire.sip.transaction.ServerTransaction;
import io.dialtone.wire.sip.transaction.TransactionEffect;
import io.dialtone.wire.sip.transaction.TransactionKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The answering side of the phone: its server transactions, and the one call that may ring. */
final class Answering {

  /** More requests at once are not for a phone; they stay unanswered. */
  static final int MAX_TRANSACTIONS = 256;

  /** A caller waits no longer than this; then the phone says that nobody answers. */
  static final Duration RING_LIMIT = Duration.ofMinutes(3);

  /** Proxies forget a call that says nothing for three minutes: RFC 3261 section 13.3.1.1. */
  static final Duration RING_AGAIN = Duration.ofMinutes(1);

  private record Dealing(ServerTransaction transaction, SipPeer peer, String tag) {}

  /** A bell that rings: since when, and when the caller hears of it next. */
  private record Bell(TransactionKey key, Dealing dealing, Instant end, Instant again) {}

  private final SipSetup setup;
  private final Supplier<PhoneStatus> phone;
  private final SipTokens tokens;
  private final RequestDesk desk;
  private final Map<TransactionKey, Dealing> dealings = new LinkedHashMap<>();
  private Optional<Bell> bell = Optional.empty();

  Answering(SipSetup setup, Supplier<PhoneStatus> phone, SipTokens tokens) {
    this.setup = setup;
    this.phone = phone;
    this.tokens = tokens;
    this.desk = new RequestDesk(setup, tokens);
  }

  List<SipEffect> received(SipPeer from, SipRequest sent, Instant now) {
    try {
      SipRequest request = sent.arrivedFrom(from.endpoint());
      TransactionKey key = TransactionKey.of(request);
      Optional<Dealing> known = Optional.ofNullable(dealings.get(key));
      if (request.is(SipRequest.ACK)) {
        known.ifPresent(dealing -> acknowledged(dealing, now));
        return List.of(); // an ACK is never answered
      }
      if (known.isPresent()) {
        return effects(known.get(), known.get().transaction().repeated());
      }
      request.requireEssentials();
      return begin(key, from, request, now);
    } catch (MalformedPacketException fault) {
      return bad(from, sent, fault);
    }
  }

  private static void acknowledged(Dealing dealing, Instant now) {
    if (dealing.transaction() instanceof InviteServerTransaction invite) {
      invite.acknowledged(now);
    }
  }

  private List<SipEffect> begin(TransactionKey key, SipPeer from, SipRequest request, Instant now)
      throws MalformedPacketException {
    if (dealings.size() >= MAX_TRANSACTIONS) {
      return note(request, from, "not answered: too many requests at once", "");
    }
    if (request.is(SipRequest.CANCEL)) {
      return cancel(key, from, request, now);
    }
    RequestDecision decision =
        desk.decide(request, from.endpoint().address(), phone.get(), bell.isPresent(), now);
    return switch (decision) {
      case RequestDecision.Silence(var reason, var rule) ->
          note(request, from, "not answered: " + reason, rule);
      case RequestDecision.Ring(var caller) ->
          ring(key, dealing(key, from, request, now), caller, now);
      case RequestDecision.Answer answer -> {
        Dealing dealing = dealing(key, from, request, now);
        List<SipEffect> all =
            new ArrayList<>(answer(dealing, answer.status(), answer.headers(), now));
        answer.events().forEach(event -> all.add(new SipEffect.Post(event)));
        all.addAll(note(request, from, answer.status() + ", " + answer.reason(), answer.rule()));
        yield List.copyOf(all);
      }
    };
  }

  private Dealing dealing(TransactionKey key, SipPeer from, SipRequest request, Instant now) {
    SipSettings settings = new SipSettings(phone.get().parameters());
    ServerTransaction transaction =
        ServerTransaction.begin(request, from.transport().isReliable(), settings.timers(), now);
    Dealing dealing = new Dealing(transaction, from, tokens.token());
    dealings.put(key, dealing);
    return dealing;
  }

  private List<SipEffect> ring(TransactionKey key, Dealing dealing, String caller, Instant now)
      throws MalformedPacketException {
    bell = Optional.of(new Bell(key, dealing, now.plus(RING_LIMIT), now.plus(RING_AGAIN)));
    List<SipEffect> all = new ArrayList<>(ringing(dealing, now));
    all.add(new SipEffect.Post(new PhoneEvent.IncomingCall(caller)));
    all.addAll(note(dealing.transaction().request(), dealing.peer(), "the phone rings", "TRG-6"));
    return List.copyOf(all);
  }

  private List<SipEffect> ringing(Dealing dealing, Instant now) throws MalformedPacketException {
    String user =
        new SipSettings(phone.get().parameters())
            .lines(phone.get().phone().model()).stream()
                .findFirst()
                .map(line -> SipUri.escaped(line.number()))
                .orElse("phone");
    List<SipHeader> contact =
        setup.home().contact(phone.get()).stream()
            .map(at -> SipUri.of(user, at.address().toString(), at.port()).text())
            .map(uri -> new SipHeader(HeaderName.CONTACT, "<" + uri + ">"))
            .toList();
    return answer(dealing, SipStatus.RINGING, contact, now);
  }

  private List<SipEffect> cancel(TransactionKey key, SipPeer from, SipRequest cancel, Instant now)
      throws MalformedPacketException {
    TransactionKey of = TransactionKey.cancelledBy(cancel);
    Optional<Dealing> invite = Optional.ofNullable(dealings.get(of));
    Dealing own = dealing(key, from, cancel, now);
    if (invite.isEmpty()) {
      return answer(own, SipStatus.NO_DIALOG, List.of(), now);
    }
    List<SipEffect> all = new ArrayList<>(answer(own, SipStatus.OK, List.of(), now));
    if (rings(of)) {
      all.addAll(hangUp(SipStatus.TERMINATED, "the caller gave up", now));
    }
    return List.copyOf(all);
  }

  private boolean rings(TransactionKey key) {
    return bell.filter(b -> b.key().equals(key)).isPresent();
  }

  /** Ends the call that rings, if one does. */
  List<SipEffect> hangUp(int status, String why, Instant now) {
    if (bell.isEmpty()) {
      return List.of();
    }
    Dealing dealing = bell.get().dealing();
    bell = Optional.empty();
    List<SipEffect> all = new ArrayList<>(safely(dealing, status, now));
    all.add(new SipEffect.Post(new PhoneEvent.CallEnded()));
    all.addAll(note(dealing.transaction().request(), dealing.peer(), status + ", " + why, "TRG-6"));
    return List.copyOf(all);
  }

  /** The request had its essentials when it came, so that its answer can be made. */
  private List<SipEffect> safely(Dealing dealing, int status, Instant now) {
    try {
      return status == SipStatus.RINGING
          ? ringing(dealing, now)
          : answer(dealing, status, List.of(), now);
    } catch (MalformedPacketException impossible) {
      throw new IllegalStateException("an INVITE was taken without its essentials", impossible);
    }
  }

  private List<SipEffect> answer(Dealing dealing, int status, List<SipHeader> more, Instant now)
      throws MalformedPacketException {
    SipResponse response =
        dealing
            .transaction()
            .request()
            .answer(status, dealing.tag())
            .with(HeaderName.USER_AGENT, phone.get().phone().userAgent().text());
    for (SipHeader header : more) {
      response = response.with(header.name(), header.value());
    }
    return effects(dealing, dealing.transaction().answer(response, now));
  }

  private static List<SipEffect> effects(Dealing dealing, List<TransactionEffect> wanted) {
    List<SipEffect> all = new ArrayList<>();
    for (TransactionEffect effect : wanted) {
      if (effect instanceof TransactionEffect.Send(var message)) {
        all.add(new SipEffect.Send(returnPath(dealing), message.encode(), false));
      }
    }
    return List.copyOf(all);
  }

  private static SipPeer returnPath(Dealing dealing) {
    return returnPath(dealing.peer(), dealing.transaction().request());
  }

  private static SipPeer returnPath(SipPeer peer, SipRequest request) {
    try {
      Endpoint to = request.via().answerTo(peer.endpoint());
      return peer.transport() == SipTransport.UDP ? new SipPeer(SipTransport.UDP, to) : peer;
    } catch (MalformedPacketException unreadable) {
      return peer; // where it came from is the next best
    }
  }

  /** What can be answered although something essential is broken is answered 400, by no state. */
  private List<SipEffect> bad(SipPeer from, SipRequest request, MalformedPacketException fault) {
    List<SipEffect> all = new ArrayList<>();
    try {
      if (!request.is(SipRequest.ACK)) {
        SipRequest arrived = request.arrivedFrom(from.endpoint());
        arrived.via();
        SipResponse response = arrived.answer(SipStatus.BAD_REQUEST, tokens.token());
        all.add(new SipEffect.Send(returnPath(from, arrived), response.encode(), false));
      }
    } catch (MalformedPacketException unanswerable) {
      return note(request, from, "not answered: " + unanswerable.getMessage(), "");
    }
    all.addAll(note(request, from, "400, " + fault.getMessage(), ""));
    return List.copyOf(all);
  }

  List<SipEffect> tick(Instant now) {
    List<SipEffect> all = new ArrayList<>();
    if (bell.filter(b -> !now.isBefore(b.end())).isPresent()) {
      all.addAll(hangUp(SipStatus.UNAVAILABLE, "nobody answered", now));
    }
    if (bell.filter(b -> !now.isBefore(b.again())).isPresent()) {
      Bell rung = bell.get();
      bell = Optional.of(new Bell(rung.key(), rung.dealing(), rung.end(), now.plus(RING_AGAIN)));
      all.addAll(safely(rung.dealing(), SipStatus.RINGING, now));
    }
    dealings.values().forEach(d -> all.addAll(effects(d, d.transaction().tick(now))));
    dealings.values().removeIf(d -> d.transaction().isOver());
    return List.copyOf(all);
  }

  Optional<Instant> wake() {
    Function<Bell, Instant> next = b -> b.end().isBefore(b.again()) ? b.end() : b.again();
    List<Instant> all = new ArrayList<>();
    bell.map(next).ifPresent(all::add);
    dealings.values().forEach(d -> d.transaction().wake().ifPresent(all::add));
    return all.stream().min(Instant::compareTo);
  }

  /** The phone lost power or restarted: nothing of this is left, and nobody is told. */
  void forget() {
    dealings.clear();
    bell = Optional.empty();
  }

  private static List<SipEffect> note(
      SipRequest request, SipPeer from, String result, String rule) {
    return List.of(new SipEffect.Note(request.method() + " from " + from, result, rule));
  }
}
