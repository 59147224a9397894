// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.flash;

import io.dialtone.wire.octets.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The firmware and tables that very many phones receive alike: each octet that comes is compared
 * with what came to another phone, which is cheaper than a digest and as exact. Within limits; what
 * does not fit is digested.
 */
final class KnownBodies {
  /** Four kinds of phones with three images and two tables each, and as many others. */
  private static final int MOST = 40;

  private static final int MOST_OCTETS = 24 << 20;

  private final List<KnownBody> bodies = new ArrayList<>();
  private final Semaphore room = new Semaphore(MOST_OCTETS / KnownBody.CHUNK);
  private final ReentrantLock lock = new ReentrantLock();

  /** A body that goes on like this behind the first octets of {@code like}, if there is room. */
  Optional<KnownBody> goingOn(Optional<KnownBody> like, int at, Bytes piece) {
    List<Bytes> before = like.map(body -> body.first(at)).orElse(List.of());
    lock.lock();
    try {
      for (KnownBody body : bodies) {
        if (begins(body, before) && body.goesOn(at, piece)) {
          return Optional.of(body);
        }
      }
      return begun(before, at, piece);
    } finally {
      lock.unlock();
    }
  }

  private static boolean begins(KnownBody body, List<Bytes> pieces) {
    int at = 0;
    for (Bytes piece : pieces) {
      if (body.length() < at + piece.length() || !body.goesOn(at, piece)) {
        return false;
      }
      at += piece.length();
    }
    return true;
  }

  private Optional<KnownBody> begun(List<Bytes> before, int at, Bytes piece) {
    if (bodies.size() == MOST) {
      return Optional.empty();
    }
    var body = new KnownBody(room);
    int place = 0;
    for (Bytes known : before) {
      if (!body.goesOn(place, known)) {
        return Optional.empty();
      }
      place += known.length();
    }
    if (!body.goesOn(at, piece)) {
      return Optional.empty();
    }
    bodies.add(body);
    return Optional.of(body);
  }
}
