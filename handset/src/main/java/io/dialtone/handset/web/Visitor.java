// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One browser or script, known by its cookie. */
final class Visitor {

  /** A login page may be open in so many windows. */
  static final int MAX_NONCES = 4;

  private final Map<String, Long> nonces = new LinkedHashMap<>(); // nonce -> issued, in nanoseconds
  private long seenNanos;
  private Optional<String> password = Optional.empty();

  Visitor(long nowNanos) {
    seenNanos = nowNanos;
  }

  void seen(long nowNanos) {
    seenNanos = nowNanos;
  }

  long seenNanos() {
    return seenNanos;
  }

  void offer(String nonce, long nowNanos) {
    if (nonces.size() == MAX_NONCES) {
      nonces.remove(nonces.keySet().iterator().next());
    }
    nonces.put(nonce, nowNanos);
  }

  /** Takes the nonce away: it is good once. Empty when it was not offered, or was used. */
  Optional<Long> redeem(String nonce) {
    return Optional.ofNullable(nonces.remove(nonce));
  }

  /** The password by which the visitor logged in; a new one in force logs it out. */
  Optional<String> password() {
    return password;
  }

  void loggedIn(String by) {
    password = Optional.of(by);
  }

  boolean isLoggedIn() {
    return password.isPresent();
  }

  @Override
  public String toString() {
    return isLoggedIn() ? "the administrator" : "a visitor";
  }
}
