// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.access;

import io.dialtone.core.access.GuessVerdict.Later;
import io.dialtone.core.access.GuessVerdict.Never;
import io.dialtone.core.access.GuessVerdict.Now;
import io.dialtone.core.access.Suspect.Standing;
import io.dialtone.wire.octets.Ip4Address;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Watches who asks for which phones' files, so that MACs cannot be tried one after the other
 * (SRV-8). It counts different phones, never askings: a phone that asks again is no guesser.
 *
 * <p>What an address had before it fell under suspicion it goes on having; only what is new from
 * there waits or gets nothing, and both alike whether the phone exists or not. So a site behind one
 * address keeps working though somebody there guesses. One thread at a time may call.
 */
public final class GuessGuard {

  /** What was strange is forgotten after this. */
  static final Duration HOUR = Duration.ofHours(1);

  /** A slowed address gets one new answer in this time. */
  static final Duration SLOW_PACE = Duration.ofSeconds(1);

  /** What would have to wait longer gets nothing: a phone would not wait so long either. */
  static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

  /** So many known phones at an address within an hour are a crowd. */
  static final int CROWD = 200;

  static final Duration CROWD_PACE = Duration.ofMillis(20);
  static final Duration LONGEST_CROWD_WAIT = Duration.ofSeconds(5);

  /** So many phones that had their files at an address show that it is a NAT. */
  static final int NAT_PROOFS = 3;

  /** Addresses remembered of each kind, apart from those under suspicion. */
  static final int MOST_FREE = 2_048;

  static final int MOST_SUSPECTS = 128;

  /** Numbers remembered of all free addresses together; 16 bytes each. */
  static final int MOST_WEIGHT = 131_072;

  private static final GuessVerdict NOW = new Now();
  private static final GuessVerdict SHUT_OUT =
      new Never("this address guesses MACs and is shut out");
  private static final GuessVerdict TOO_FAST =
      new Never("this address seems to guess MACs, and asks faster than it may");

  private final GuessLimits limits;
  private final Consumer<Suspect> told;
  private final Map<Ip4Address, Watched> free = new LinkedHashMap<>(16, 0.75f, true);

  /** Free like those, and phones had their files there. */
  private final Map<Ip4Address, Watched> proven = new LinkedHashMap<>(16, 0.75f, true);

  /** Those that were silent for longest first: who goes on guessing makes no room for others. */
  private final Map<Ip4Address, Watched> suspects = new LinkedHashMap<>(16, 0.75f, true);

  private long weight;

  /**
   * A guard that remembers nothing yet.
   *
   * @param told hears of every change of an address's standing
   */
  public GuessGuard(GuessLimits limits, Consumer<Suspect> told) {
    this.limits = limits;
    this.told = told;
  }

  /**
   * What an asking gets.
   *
   * @param subject the phone asked for, or whatever else can be guessed; not 0
   * @param good whether the phone is known, and its files are for this asker
   */
  public GuessVerdict judge(Ip4Address asker, long subject, boolean good, Instant time) {
    long now = time.toEpochMilli();
    Watched watched = watched(asker, now);
    if (watched.answered(subject, good, now)) {
      return NOW;
    }
    if (watched.standing() == Standing.FREE) {
      weight -= watched.weight();
    }
    GuessVerdict verdict = judgeNew(asker, watched, subject, good, now);
    reckon(asker, watched, now);
    if (watched.standing() == Standing.FREE) {
      weight += watched.weight();
      place(asker, watched);
    }
    return verdict;
  }

  private GuessVerdict judgeNew(
      Ip4Address asker, Watched watched, long subject, boolean good, long now) {
    boolean behindNat = limits.behindNat(asker);
    return switch (watched.standing()) {
      case SHUT_OUT -> {
        watched.press(subject);
        yield SHUT_OUT;
      }
      case SLOWED ->
          good && behindNat ? atOnce(watched, subject, true) : slowly(watched, subject, good, now);
      case CROWDED -> inTurn(watched, subject, good, now);
      case FREE -> atOnce(watched, subject, good);
    };
  }

  private static GuessVerdict atOnce(Watched watched, long subject, boolean good) {
    watched.answeredNow(subject, good);
    return NOW;
  }

  private GuessVerdict slowly(Watched watched, long subject, boolean good, long now) {
    long left = watched.leftUnderWay(subject, now);
    if (left > 0) {
      return new Later(Duration.ofMillis(left));
    }
    long due = watched.nextTurn(now, SLOW_PACE);
    if (due - now > LONGEST_WAIT.toMillis()) {
      watched.press(subject);
      return TOO_FAST;
    }
    watched.answeredAt(due, subject, good, limits.shutOut() == ShutOut.ALWAYS);
    return new Later(Duration.ofMillis(due - now));
  }

  /** Nobody is turned away: these may be the phones of a site whose power has just returned. */
  private static GuessVerdict inTurn(Watched watched, long subject, boolean good, long now) {
    long left = watched.leftUnderWay(subject, now);
    if (left > 0) {
      return new Later(Duration.ofMillis(left));
    }
    long latest = now + LONGEST_CROWD_WAIT.toMillis();
    long due = Math.min(watched.nextTurn(now, CROWD_PACE), latest);
    watched.answeredAt(due, subject, good, true);
    return new Later(Duration.ofMillis(due - now));
  }

  /** Where the address stands after this asking. */
  private void reckon(Ip4Address asker, Watched watched, long now) {
    Standing standing = watched.standing();
    if (standing == Standing.SHUT_OUT) {
      return;
    }
    int suspicion = suspicion(watched);
    if (suspicion > limits.shutOutAfter() && mayShutOut(asker, watched)) {
      turn(asker, watched, Standing.SHUT_OUT, now, limits.shutOutTime());
    } else if (suspicion > limits.slowAfter() && standing != Standing.SLOWED) {
      turn(asker, watched, Standing.SLOWED, now, HOUR);
    } else if (standing == Standing.FREE && watched.fresh() > CROWD && !limits.behindNat(asker)) {
      turn(asker, watched, Standing.CROWDED, now, HOUR);
    }
  }

  /** Two known phones speak for one strange one: no site has all its phones configured. */
  private int suspicion(Watched watched) {
    return limits.shutOut() == ShutOut.ALWAYS
        ? watched.strange() + watched.fresh()
        : watched.strange() - watched.proofs() / 2;
  }

  private boolean mayShutOut(Ip4Address asker, Watched watched) {
    return !limits.behindNat(asker)
        && switch (limits.shutOut()) {
          case GUESSERS -> watched.proofs() < NAT_PROOFS;
          case ALWAYS -> true;
          case NEVER -> false;
        };
  }

  private void turn(Ip4Address asker, Watched watched, Standing next, long now, Duration lasting) {
    free.remove(asker);
    proven.remove(asker);
    suspects.remove(asker);
    watched.turn(next, now, lasting);
    suspects.put(asker, watched);
    told.accept(watched.suspect());
    if (suspects.size() > MOST_SUSPECTS) {
      suspects.remove(suspects.keySet().iterator().next());
    }
  }

  private Watched watched(Ip4Address asker, long now) {
    Watched suspect = suspects.get(asker);
    if (suspect != null && !suspect.isOver(now)) {
      return suspect;
    }
    if (suspect != null) {
      suspects.remove(asker);
      release(asker, suspect, now);
      return suspect;
    }
    Watched watched = Optional.ofNullable(proven.get(asker)).orElseGet(() -> free.get(asker));
    if (watched == null) {
      watched = new Watched(asker, now, HOUR);
      keep(asker, watched);
    } else if (watched.isOver(now)) {
      weight -= watched.weight();
      watched.begin(now, HOUR);
      weight += watched.weight();
    }
    return watched;
  }

  /** Its time is over: a clean slate, but what it rightly had it goes on having. */
  private void release(Ip4Address asker, Watched suspect, long now) {
    suspect.begin(now, HOUR);
    keep(asker, suspect);
    told.accept(suspect.suspect());
  }

  private void keep(Ip4Address asker, Watched watched) {
    weight += watched.weight();
    place(asker, watched);
  }

  private void place(Ip4Address asker, Watched watched) {
    if (watched.proofs() == 0) {
      free.put(asker, watched);
    } else {
      free.remove(asker);
      proven.put(asker, watched);
    }
    makeRoom();
  }

  /** The addresses under suspicion at this time, those first that were silent for longest. */
  public List<Suspect> suspects(Instant time) {
    long now = time.toEpochMilli();
    List<Ip4Address> over = new ArrayList<>();
    List<Suspect> current = new ArrayList<>();
    suspects.forEach((address, watched) -> {
      if (watched.isOver(now)) {
        over.add(address);
      } else {
        current.add(watched.suspect());
      }
    });
    for (Ip4Address address : over) {
      Watched watched = suspects.remove(address);
      if (watched != null) {
        release(address, watched, now);
      }
    }
    return current;
  }

  /** Numbers remembered of all free addresses together. */
  long weight() {
    return weight;
  }

  /** Those where no phone was seen go first: anybody can make such addresses up (TFTP). */
  private void makeRoom() {
    evict(free);
    evict(proven);
  }

  private void evict(Map<Ip4Address, Watched> some) {
    Iterator<Watched> eldest = some.values().iterator();
    while ((weight > MOST_WEIGHT || some.size() > MOST_FREE) && eldest.hasNext()) {
      weight -= eldest.next().weight();
      eldest.remove();
    }
  }
}
