// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.notify;

import io.dialtone.core.notify.NotifyResult.Verdict;
import io.dialtone.handset.sip.SipPeer;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.sip.SipResponse;
import io.dialtone.wire.sip.SipTokens;
import io.dialtone.wire.sip.transaction.SipTimers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Many phones told one after the other, and watched until each has come for its files or had its
 * time. What is known of a phone is asked for when its turn comes.
 */
public final class NotifyRound {

  /** More exchanges at once wait for their turn, whatever the rate. */
  public static final int MOST_AT_ONCE = 1_000;

  /** How often it is looked who has come. */
  private static final Duration LOOK = Duration.ofMillis(250);

  /** A phone that is told. */
  private static final class Watched {
    private final NotifyExchange exchange;
    private final Instant told;
    private long asked; // files, before it was told; fewer if it was forgotten meanwhile
    private Optional<Duration> back = Optional.empty();

    Watched(NotifyExchange exchange, Instant told, long asked) {
      this.exchange = exchange;
      this.told = told;
      this.asked = asked;
    }
  }

  private final NotifyOrder order;
  private final Function<MacAddress, Sought> book;
  private final ToLongFunction<MacAddress> asked;
  private final SipTimers timers;
  private final SipTokens tokens;
  private final NotifyPace pace;
  private final int phones;
  private final Deque<MacAddress> pending;
  private final Map<MacAddress, Watched> watched = new LinkedHashMap<>();
  private final Map<String, Watched> byBranch = new LinkedHashMap<>();
  private final List<NotifyResult> results = new ArrayList<>();
  private Instant look;
  private int stopped;

  /**
   * Begins; {@link #tick} tells the first.
   *
   * @param book what is known of a phone
   * @param asked how many files a phone has asked for so far
   */
  public NotifyRound(
      NotifyOrder order,
      List<MacAddress> phones,
      Function<MacAddress, Sought> book,
      ToLongFunction<MacAddress> asked,
      SipTimers timers,
      SipTokens tokens,
      Instant now) {
    this.order = order;
    this.book = book;
    this.asked = asked;
    this.timers = timers;
    this.tokens = tokens;
    this.pace = new NotifyPace(order.perSecond(), now);
    this.pending = new ArrayDeque<>(phones.stream().distinct().toList());
    this.phones = pending.size();
    this.look = now;
  }

  public NotifyOrder order() {
    return order;
  }

  /** Time has passed. */
  public List<NotifyEffect> tick(Instant now) {
    List<NotifyEffect> effects = new ArrayList<>();
    for (Watched each : waiting()) {
      String branch = each.exchange.branch();
      effects.addAll(after(branch, each, each.exchange.tick(now)));
    }
    if (!now.isBefore(look)) {
      look(now);
      look = now.plus(LOOK);
    }
    tellNext(now, effects);
    return effects;
  }

  private void tellNext(Instant now, List<NotifyEffect> effects) {
    while (!pending.isEmpty() && byBranch.size() < MOST_AT_ONCE && !now.isBefore(pace.next())) {
      MacAddress mac = pending.removeFirst();
      switch (book.apply(mac)) {
        case Sought.Missing(var phone, var reason, var excused) ->
            results.add(
                new NotifyResult(
                    phone,
                    Optional.empty(),
                    excused ? Verdict.LEFT_OUT : Verdict.NOT_TOLD,
                    reason,
                    Optional.empty(),
                    List.of()));
        case Sought.Found(var target) -> {
          pace.told(now);
          NotifyExchange exchange = new NotifyExchange(target, order.reboot(), timers, tokens, now);
          Watched one = new Watched(exchange, now, asked.applyAsLong(mac));
          watched.put(mac, one);
          byBranch.put(exchange.branch(), one);
          effects.addAll(exchange.begin());
        }
      }
    }
  }

  /** A response came, perhaps to a request of this round. */
  public List<NotifyEffect> received(String branch, SipResponse response, Instant now) {
    Optional<Watched> one = Optional.ofNullable(byBranch.get(branch));
    return one.isEmpty()
        ? List.of()
        : after(branch, one.get(), one.get().exchange.received(response, now));
  }

  /** Nothing can be sent to a peer. */
  public List<NotifyEffect> unreachable(SipPeer peer, String reason, Instant now) {
    List<NotifyEffect> effects = new ArrayList<>();
    for (Watched each : waiting()) {
      if (each.exchange.target().at().equals(peer)) {
        String branch = each.exchange.branch();
        effects.addAll(after(branch, each, each.exchange.unreachable(reason, now)));
      }
    }
    return effects;
  }

  private List<Watched> waiting() {
    return List.copyOf(byBranch.values());
  }

  /** The branch may be another now, or nobody waits for an answer any more. */
  private List<NotifyEffect> after(String branch, Watched one, List<NotifyEffect> effects) {
    byBranch.remove(branch);
    if (one.exchange.answer().isEmpty()) {
      byBranch.put(one.exchange.branch(), one);
    }
    return effects;
  }

  private void look(Instant now) {
    Iterator<Watched> each = watched.values().iterator();
    while (each.hasNext()) {
      Watched one = each.next();
      MacAddress mac = one.exchange.target().mac();
      long files = asked.applyAsLong(mac);
      if (one.back.isEmpty() && files > one.asked) {
        one.back = Optional.of(Duration.between(one.told, now));
      }
      one.asked = Math.min(one.asked, files);
      if (one.exchange.answer().isPresent() && hasItsTime(one, now)) {
        results.add(result(one));
        each.remove();
      }
    }
  }

  /** Only who took it is waited for. */
  private boolean hasItsTime(Watched one, Instant now) {
    return one.back.isPresent()
        || !(one.exchange.answer().get() instanceof NotifyAnswer.Taken)
        || !now.isBefore(one.told.plus(order.patience()));
  }

  private NotifyResult result(Watched one) {
    NotifyTarget target = one.exchange.target();
    NotifyAnswer answer = one.exchange.answer().orElseThrow();
    List<String> warnings = new ArrayList<>(target.outlook().warnings());
    Verdict verdict =
        switch (answer) {
          case NotifyAnswer.Taken _ -> Verdict.ANSWERED;
          case NotifyAnswer.Refused _ -> Verdict.REFUSED;
          case NotifyAnswer.Silence _ -> Verdict.SILENT;
        };
    boolean idle = verdict == Verdict.ANSWERED && one.back.isEmpty();
    if (idle && !order.patience().isZero() && !target.outlook().hint().isEmpty()) {
      warnings.add(target.outlook().hint());
    }
    return new NotifyResult(
        target.mac(), Optional.of(target.at()), verdict, answer.words(), one.back, warnings);
  }

  /** Nobody more is told; who was told is still watched. */
  public void stop(String reason) {
    for (MacAddress mac : pending) {
      results.add(
          new NotifyResult(
              mac, Optional.empty(), Verdict.STOPPED, reason, Optional.empty(), List.of()));
    }
    stopped += pending.size();
    pending.clear();
  }

  /** When {@link #tick} is due; empty when all is over. */
  public Optional<Instant> wake() {
    if (isOver()) {
      return Optional.empty();
    }
    Instant due = watched.isEmpty() ? Instant.MAX : look;
    if (!pending.isEmpty() && byBranch.size() < MOST_AT_ONCE && pace.next().isBefore(due)) {
      due = pace.next();
    }
    for (Watched each : byBranch.values()) {
      due = each.exchange.wake().filter(due::isAfter).orElse(due);
    }
    return Optional.of(due);
  }

  public boolean isOver() {
    return pending.isEmpty() && watched.isEmpty();
  }

  public NotifyProgress progress() {
    int told = phones - pending.size() - stopped;
    return new NotifyProgress(phones, told, results.size(), isOver());
  }

  /** The results from this number on, counted from 0 in the order in which they became known. */
  public List<NotifyResult> results(int from, int atMost) {
    int first = Math.min(from, results.size());
    return List.copyOf(results.subList(first, first + Math.min(atMost, results.size() - first)));
  }
}
