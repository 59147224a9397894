// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.access;

import io.dialtone.core.access.GuessGuard;
import io.dialtone.core.access.GuessLimits;
import io.dialtone.core.access.GuessVerdict;
import io.dialtone.core.access.Suspect;
import io.dialtone.core.access.Suspect.Standing;
import io.dialtone.core.journal.Area;
import io.dialtone.core.journal.Journal;
import io.dialtone.core.journal.JournalRecord;
import io.dialtone.core.journal.Level;
import io.dialtone.wire.octets.Ip4Address;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The guards against guessing, for all threads that answer: each address always meets the same
 * guard, so that threads seldom wait for one another; which, only this process knows.
 *
 * <p>Their time goes on evenly, so that a wall clock that is set lets nobody go and shuts nobody
 * out for longer.
 */
public final class Guesses {

  private static final int GUARDS = 16;

  private final List<GuessGuard> guards = new ArrayList<>(GUARDS);
  private final Journal journal;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final Instant began;
  private final long beganNanos;
  private final int mix = new SecureRandom().nextInt() | 1;

  /**
   * Guards that remember nothing yet.
   *
   * @param clock the wall clock, for what is told
   * @param nanos the monotonic clock, which they go by
   */
  public Guesses(GuessLimits limits, Journal journal, InstantSource clock, LongSupplier nanos) {
    this.journal = journal;
    this.clock = clock;
    this.nanos = nanos;
    this.began = clock.instant();
    this.beganNanos = nanos.getAsLong();
    for (int n = 0; n < GUARDS; n++) {
      guards.add(new GuessGuard(limits, this::tell));
    }
  }

  /** What an asking for this subject gets. */
  GuessVerdict judge(Ip4Address asker, long subject, boolean good) {
    GuessGuard guard = guards.get((asker.bits() * mix) >>> 28);
    synchronized (guard) {
      return guard.judge(asker, subject, good, now());
    }
  }

  /** As the wall clock would say if nobody had set it. */
  private Instant now() {
    return began.plusNanos(nanos.getAsLong() - beganNanos);
  }

  /** By the wall clock, where it has been set. */
  private Suspect shown(Suspect suspect) {
    long seconds = Duration.between(now(), clock.instant()).toSeconds();
    return seconds == 0 ? suspect : suspect.shifted(Duration.ofSeconds(seconds));
  }

  /** The addresses under suspicion, the worst and then the newest first. */
  public List<Suspect> suspects() {
    List<Suspect> all = new ArrayList<>();
    for (GuessGuard guard : guards) {
      synchronized (guard) {
        guard.suspects(now()).stream().map(this::shown).forEach(all::add);
      }
    }
    all.sort(
        Comparator.comparing(Suspect::standing)
            .thenComparing(Suspect::since)
            .reversed()
            .thenComparingInt(suspect -> suspect.address().bits()));
    return all;
  }

  /** How many addresses stand so now. */
  public long count(Standing standing) {
    return suspects().stream().filter(suspect -> suspect.standing() == standing).count();
  }

  private void tell(Suspect suspect) {
    Level level =
        switch (suspect.standing()) {
          case FREE, CROWDED -> Level.INFO;
          case SLOWED, SHUT_OUT -> Level.WARN;
        };
    journal.record(
        JournalRecord.of(clock.instant(), level, Area.SERVER, shown(suspect).sentence()));
  }
}
