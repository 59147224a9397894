// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.flash;

import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.handset.flash.BodyDigest;
import io.dialtone.handset.flash.StoredBody;
import io.dialtone.handset.port.FlashWriter;
import io.dialtone.wire.octets.Bytes;
import java.util.Optional;

/**
 * A binary body on its way into flash, compared octet for octet with one that is known; where it is
 * like none, digested like any other.
 */
final class ComparedWriter implements FlashWriter {
  private final KnownBodies bodies;
  private final PowerSwitch power;
  private Optional<KnownBody> like = Optional.empty();
  private Optional<BodyDigest> own = Optional.empty();
  private int length;

  ComparedWriter(KnownBodies bodies, PowerSwitch power) {
    this.bodies = bodies;
    this.power = power;
  }

  @Override
  public void append(Bytes piece) {
    power.check("flash write");
    if (own.isEmpty() && !goesOn(piece)) {
      var digest = new BodyDigest(false);
      like.ifPresent(body -> body.first(length).forEach(digest::append));
      own = Optional.of(digest);
    }
    own.ifPresent(digest -> digest.append(piece));
    length += piece.length();
  }

  private boolean goesOn(Bytes piece) {
    if (like.isPresent() && like.get().goesOn(length, piece)) {
      return true;
    }
    Optional<KnownBody> other = bodies.goingOn(like, length, piece);
    if (other.isPresent()) {
      like = other;
    }
    return other.isPresent();
  }

  @Override
  public StoredBody finish() {
    power.check("flash write");
    if (own.isPresent()) {
      return own.get().finish();
    }
    return like.map(body -> body.judged(length)).orElseGet(() -> new BodyDigest(false).finish());
  }

  @Override
  public void abort() {
    power.check("flash write");
  }
}
