// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.access;

import io.dialtone.core.access.Suspect.Standing;
import io.dialtone.wire.octets.Ip4Address;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is remembered of one address that asks for phones' files. */
final class Watched {

  /** More phones than this at one address are known there without being remembered. */
  private static final int MOST_KNOWN = 16_384;

  /** Beside those that known phones speak for. */
  private static final int MOST_STRANGE = 1_024;

  /** Answers under way at once; in a storm more count as given before they are. */
  private static final int MOST_UNDER_WAY = 1_024;

  /** A question whose answer is under way. */
  private record UnderWay(long due, boolean good) {}

  private final Ip4Address address;
  private final Numbers known = new Numbers(MOST_KNOWN);
  private final Numbers strange = new Numbers(MOST_STRANGE + MOST_KNOWN / 2);
  private final Numbers hasty = new Numbers(MOST_STRANGE);
  private final Map<Long, UnderWay> underWay = new LinkedHashMap<>();
  private Standing standing = Standing.FREE;
  private long since;
  private long until;
  private long nextAnswer;
  private int fresh;
  private int proofs;
  private int strangeUnderWay;
  private long hidden;

  Watched(Ip4Address address, long now, Duration hour) {
    this.address = address;
    begin(now, hour);
  }

  /** A new hour: what was strange is forgotten, what is known is not. */
  void begin(long now, Duration hour) {
    turn(Standing.FREE, now, hour);
    strange.clear();
    hasty.clear();
    underWay.clear();
    strangeUnderWay = 0;
    fresh = 0;
    hidden = 0;
    nextAnswer = now;
  }

  void turn(Standing next, long now, Duration lasting) {
    standing = next;
    since = now;
    until = now + lasting.toMillis();
  }

  boolean isOver(long now) {
    return now >= until;
  }

  Standing standing() {
    return standing;
  }

  /** Whether this has been answered truly before, so that to answer it again tells nothing new. */
  boolean answered(long subject, boolean good, long now) {
    settle(now);
    return good ? known.contains(subject) : strange.contains(subject);
  }

  /** Answers that have gone out by now are known to the asker. */
  private void settle(long now) {
    if (!underWay.isEmpty()) {
      Iterator<Map.Entry<Long, UnderWay>> next = underWay.entrySet().iterator();
      boolean out = true;
      while (out && next.hasNext()) { // in the order of their times
        Map.Entry<Long, UnderWay> one = next.next();
        out = one.getValue().due() <= now;
        if (out) {
          next.remove();
          note(one.getKey(), one.getValue().good());
          strangeUnderWay -= one.getValue().good() ? 0 : 1;
        }
      }
    }
  }

  private void note(long subject, boolean good) {
    if (good) {
      boolean _ = known.add(subject);
    } else if (strange.size() < MOST_STRANGE + proofs / 2) { // beyond what matters
      boolean _ = strange.add(subject);
    }
  }

  /** Notes a question that is answered at once. */
  void answeredNow(long subject, boolean good) {
    note(subject, good);
    if (good) {
      prove();
    }
  }

  /** How long the answer to a question under way still takes; 0 if none is. */
  long leftUnderWay(long subject, long now) {
    UnderWay found = underWay.get(subject);
    return found == null ? 0 : found.due() - now;
  }

  /** When the next answer at this pace is due; each takes its turn. */
  long nextTurn(long now, Duration pace) {
    return Math.max(now, nextAnswer) + pace.toMillis();
  }

  /** Notes a question whose answer goes out then. */
  void answeredAt(long due, long subject, boolean good, boolean trusted) {
    nextAnswer = due;
    if (good && trusted) {
      prove();
    }
    if (underWay.size() < MOST_UNDER_WAY) {
      underWay.put(subject, new UnderWay(due, good));
      strangeUnderWay += good ? 0 : 1;
    } else {
      note(subject, good);
    }
  }

  private void prove() {
    fresh = Math.min(fresh + 1, MOST_KNOWN);
    proofs = Math.min(proofs + 1, MOST_KNOWN);
  }

  /** Notes a question that got no true answer: asked again it is no other. */
  void press(long subject) {
    hidden++;
    boolean _ = hasty.add(subject);
  }

  /** Phones first seen here within the hour. */
  int fresh() {
    return fresh;
  }

  /** Phones that had their files here while nothing spoke against the address. */
  int proofs() {
    return proofs;
  }

  /** Strange phones asked for, and phones asked for beyond the pace. */
  int strange() {
    return strange.size() + strangeUnderWay + hasty.size();
  }

  /** Numbers held, for the bound on all addresses together. */
  int weight() {
    return 8 + known.size() + strange.size() + hasty.size() + 4 * underWay.size();
  }

  Suspect suspect() {
    return new Suspect(
        address,
        standing,
        Instant.ofEpochMilli(since),
        Instant.ofEpochMilli(until),
        strange(),
        known.size(),
        hidden);
  }
}
