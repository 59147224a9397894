// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.flash;

import io.dialtone.handset.flash.BodyDigest;
import io.dialtone.handset.flash.StoredBody;
import io.dialtone.wire.octets.Bytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A body that some phone received, or receives just now: whoever is ahead of all others lengthens
 * it, whoever follows compares. It only grows, so that what was compared stays true.
 */
final class KnownBody {
  /** What room is counted in. */
  static final int CHUNK = 1 << 16;

  /** Real images stay below 2 MB. */
  private static final int LONGEST = 4 << 20;

  private final byte[][] chunks = new byte[LONGEST / CHUNK][];
  private final Semaphore room;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile int length;
  private volatile Optional<StoredBody> judged = Optional.empty();

  /** An empty body that takes its chunks from here. */
  KnownBody(Semaphore room) {
    this.room = room;
  }

  /** How much of it is known. */
  int length() {
    return length;
  }

  /**
   * Whether this piece is what comes at this place, which is known up to there; what comes behind
   * all that is known is taken over. False also where there is no room for it.
   */
  boolean goesOn(int at, Bytes piece) {
    int known = Math.min(length - at, piece.length());
    return equal(at, piece.slice(0, known))
        && (known == piece.length() || lengthen(at + known, piece.slice(known, piece.length())));
  }

  private boolean equal(int at, Bytes piece) {
    ByteBuffer octets = piece.buffer();
    for (int place = at; octets.hasRemaining(); ) {
      int from = place % CHUNK;
      int run = Math.min(CHUNK - from, octets.remaining());
      ByteBuffer held = ByteBuffer.wrap(chunks[place / CHUNK], from, run);
      if (!octets.slice(octets.position(), run).equals(held)) {
        return false;
      }
      octets.position(octets.position() + run);
      place += run;
    }
    return true;
  }

  private boolean lengthen(int at, Bytes piece) {
    lock.lock();
    try {
      if (length > at) { // another phone was quicker
        return goesOn(at, piece);
      }
      int needed = chunks(at + piece.length()) - chunks(at);
      if (at + piece.length() > LONGEST || !room.tryAcquire(needed)) {
        return false;
      }
      append(piece.buffer());
      return true;
    } finally {
      lock.unlock();
    }
  }

  private static int chunks(int octets) {
    return (octets + CHUNK - 1) / CHUNK;
  }

  private void append(ByteBuffer octets) {
    int place = length;
    while (octets.hasRemaining()) {
      int from = place % CHUNK;
      if (from == 0) {
        chunks[place / CHUNK] = new byte[CHUNK];
      }
      int run = Math.min(CHUNK - from, octets.remaining());
      octets.get(chunks[place / CHUNK], from, run);
      place += run;
    }
    length = place; // volatile: the octets are there before it says so
  }

  /** Its first octets, in pieces. */
  List<Bytes> first(int octets) {
    List<Bytes> pieces = new ArrayList<>();
    for (int place = 0; place < octets; place += CHUNK) {
      pieces.add(Bytes.copyOf(chunks[place / CHUNK], 0, Math.min(CHUNK, octets - place)));
    }
    return pieces;
  }

  /** What flash keeps of a body that is its first so many octets; computed once for a length. */
  StoredBody judged(int octets) {
    Optional<StoredBody> before = judged.filter(body -> body.length() == octets);
    if (before.isPresent()) {
      return before.get();
    }
    var digest = new BodyDigest(false);
    first(octets).forEach(digest::append);
    StoredBody body = digest.finish();
    judged = Optional.of(body);
    return body;
  }
}
