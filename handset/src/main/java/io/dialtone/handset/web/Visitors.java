// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.web;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * Who has a cookie, who is logged in, and which nonces are out (WEB-2). Times are of a monotonic
 * clock, in nanoseconds. Many connections may ask at once.
 */
final class Visitors {

  /** A nonce that is not used by then is worth nothing. */
  static final Duration NONCE_LIFE = Duration.ofMinutes(5);

  /** A session in which nothing is asked for so long is over. */
  static final Duration SESSION_LIFE = Duration.ofMinutes(30);

  /** So many browsers may be logged in; one more ends the session that was idle longest. */
  static final int MAX_SESSIONS = 8;

  /** So many may look at the login page; one more makes the phone forget the oldest. */
  static final int MAX_STRANGERS = 64;

  /** So many wrong passwords within {@link #BAR} bar everybody until it is over. */
  static final int MAX_WRONG = 10;

  static final Duration BAR = Duration.ofMinutes(1);

  private final RandomGenerator random;
  private final Map<String, Visitor> byCookie = new LinkedHashMap<>();
  private final Deque<Long> wrong = new ArrayDeque<>();

  /** The source of cookies and nonces; nobody must be able to guess what it says next. */
  Visitors(RandomGenerator random) {
    this.random = random;
  }

  /** Whether the cookie's owner is logged in, by the password that is in force. */
  synchronized boolean isAdministrator(Optional<String> cookie, String password, long nowNanos) {
    Optional<Visitor> visitor = find(cookie, nowNanos);
    boolean logged = visitor.flatMap(Visitor::password).equals(Optional.of(password));
    if (logged) {
      visitor.orElseThrow().seen(nowNanos);
    }
    return logged;
  }

  /** The cookie again where it is known, else a new one. */
  synchronized String welcome(Optional<String> cookie, long nowNanos) {
    if (find(cookie, nowNanos).isPresent()) {
      return cookie.orElseThrow();
    }
    String fresh = unguessable();
    makeRoom(visitor -> !visitor.isLoggedIn(), MAX_STRANGERS);
    byCookie.put(fresh, new Visitor(nowNanos));
    return fresh;
  }

  /** A new nonce for the owner of a cookie that was given out. */
  synchronized String nonce(String cookie, long nowNanos) {
    String nonce = unguessable();
    find(Optional.of(cookie), nowNanos).ifPresent(visitor -> visitor.offer(nonce, nowNanos));
    return nonce;
  }

  /** Judges a login; whatever it comes to, the nonce is used up. */
  synchronized LoginOutcome logIn(
      Optional<String> cookie, String encoded, String nonce, String password, long nowNanos) {
    if (barred(nowNanos)) {
      return new LoginOutcome.Barred("too many wrong passwords: wait a minute");
    }
    Optional<Visitor> visitor = find(cookie, nowNanos);
    Optional<Long> issued = visitor.flatMap(v -> v.redeem(nonce));
    if (issued.isEmpty()) {
      return new LoginOutcome.Refused("this page was used before: try again");
    }
    if (nowNanos - issued.get() > NONCE_LIFE.toNanos()) {
      return new LoginOutcome.Refused("this page was open for too long: try again");
    }
    if (!LoginProof.holds(encoded, password, nonce)) {
      wrong.addLast(nowNanos);
      return new LoginOutcome.Refused("wrong user name or password");
    }
    if (!visitor.orElseThrow().isLoggedIn()) {
      makeRoom(Visitor::isLoggedIn, MAX_SESSIONS);
    }
    visitor.orElseThrow().loggedIn(password);
    visitor.orElseThrow().seen(nowNanos);
    return new LoginOutcome.Welcome();
  }

  /** The cookie is worth nothing any more. */
  synchronized void logOut(Optional<String> cookie) {
    cookie.ifPresent(byCookie::remove);
  }

  private boolean barred(long nowNanos) {
    while (!wrong.isEmpty() && nowNanos - wrong.peekFirst() > BAR.toNanos()) {
      wrong.removeFirst();
    }
    return wrong.size() >= MAX_WRONG;
  }

  private Optional<Visitor> find(Optional<String> cookie, long nowNanos) {
    byCookie.values().removeIf(visitor -> nowNanos - visitor.seenNanos() > SESSION_LIFE.toNanos());
    return cookie.flatMap(c -> Optional.ofNullable(byCookie.get(c)));
  }

  private void makeRoom(Predicate<Visitor> among, int most) {
    while (byCookie.values().stream().filter(among).count() >= most) {
      byCookie.values().stream()
          .filter(among)
          .min(Comparator.comparingLong(Visitor::seenNanos))
          .ifPresent(byCookie.values()::remove);
    }
  }

  private String unguessable() {
    return String.format("%016x%016x", random.nextLong(), random.nextLong());
  }
}
