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
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The guards against guessing, for all threads that answer: each address always meets the same
 * guard, so that threads seldom wait for one another.
 */
public final class Guesses {

  private static final int GUARDS = 16;

  private final List<GuessGuard> guards = new ArrayList<>(GUARDS);
  private final Journal journal;
  private final InstantSource clock;

  public Guesses(GuessLimits limits, Journal journal, InstantSource clock) {
    this.journal = journal;
    this.clock = clock;
    for (int n = 0; n < GUARDS; n++) {
      guards.add(new GuessGuard(limits, this::tell));
    }
  }

  /** What an asking for this subject gets. */
  GuessVerdict judge(Ip4Address asker, long subject, boolean good, Instant now) {
    GuessGuard guard = guards.get((asker.bits() * 0x9E3779B9) >>> 28);
    synchronized (guard) {
      return guard.judge(asker, subject, good, now);
    }
  }

  /** The addresses under suspicion, the worst and then the newest first. */
  public List<Suspect> suspects() {
    Instant now = clock.instant();
    List<Suspect> all = new ArrayList<>();
    for (GuessGuard guard : guards) {
      synchronized (guard) {
        all.addAll(guard.suspects(now));
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
    journal.record(JournalRecord.of(clock.instant(), level, Area.SERVER, suspect.sentence()));
  }
}
