// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import io.dialtone.core.access.MacNames;
import io.dialtone.core.journal.Area;
import io.dialtone.core.journal.Journal;
import io.dialtone.core.journal.JournalRecord;
import io.dialtone.core.journal.Level;
import io.dialtone.core.journal.PhonesSeen;
import io.dialtone.core.journal.Sighting;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.PhoneFileName;
import io.dialtone.wire.identity.UserAgent;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Tells the journal of every answer, and notes which phone it was, as far as it says so. */
public final class PhoneWitness implements Witness {

  /** Who is turned away may come again at once, ten thousand times a second. */
  private static final Duration SAY_EVERY = Duration.ofSeconds(30);

  private final AtomicLong turnedAway = new AtomicLong();
  private final AtomicLong saidNanos = new AtomicLong(System.nanoTime() - SAY_EVERY.toNanos());
  private final Journal journal;
  private final PhonesSeen phones;

  public PhoneWitness(Journal journal, PhonesSeen phones) {
    this.journal = journal;
    this.phones = phones;
  }

  @Override
  public void answered(Answered answered) {
    Asked asked = answered.asked();
    Optional<UserAgent> agent = asked.userAgent().flatMap(UserAgent::parse);
    Optional<MacAddress> mac = agent.map(UserAgent::mac).or(() -> MacNames.find(asked.target()));
    String what = asked.method() + " " + shown(asked.target()) + " " + answered.status();
    if (answered.outcome() != Answered.Outcome.HIDDEN) { // a guess is no phone
      mac.ifPresent(phone -> phones.saw(sighting(answered, phone, agent, what)));
    }
    Level level = level(answered.outcome());
    if (journal.keeps(level)) {
      String text = what + " to " + asked.asker() + detail(answered);
      journal.record(new JournalRecord(asked.time(), level, Area.HTTP, mac, text));
    }
  }

  @Override
  public void turnedAway(Ip4Address peer, String reason) {
    long count = turnedAway.incrementAndGet();
    long now = System.nanoTime();
    long last = saidNanos.get();
    if (now - last >= SAY_EVERY.toNanos() && saidNanos.compareAndSet(last, now)) {
      String text = "a connection of " + peer + " was not taken in: " + reason;
      say(count > 1 ? text + " (" + count + " since the start)" : text);
    }
  }

  @Override
  public void fault(String text) {
    say(text);
  }

  private void say(String text) {
    Instant now = InstantSource.system().instant();
    journal.record(JournalRecord.of(now, Level.WARN, Area.HTTP, text));
  }

  private static Sighting sighting(
      Answered answered, MacAddress mac, Optional<UserAgent> agent, String what) {
    Asked asked = answered.asked();
    Optional<FilePrefix> prefix =
        PhoneFileName.parse(lastPart(asked.target())).map(PhoneFileName::prefix);
    return new Sighting(
        asked.time(),
        mac,
        agent.map(UserAgent::model).or(() -> prefix.map(FilePrefix::model)),
        prefix.map(FilePrefix::protocol),
        Optional.of(asked.asker()),
        Area.HTTP,
        what);
  }

  private static Level level(Answered.Outcome outcome) {
    return switch (outcome) {
      case HIDDEN -> Level.DEBUG;
      case SERVED, ABSENT, CHALLENGED -> Level.INFO;
      case SEVERAL, REFUSED, CHANGING, FAULTY, BROKEN -> Level.WARN;
    };
  }

  private static String detail(Answered answered) {
    return switch (answered.outcome()) {
      case SERVED -> ", " + answered.bytes().orElse(0) + " bytes";
      case ABSENT, SEVERAL, CHALLENGED, CHANGING, FAULTY -> ": " + answered.reason();
      case REFUSED, HIDDEN -> ", refused: " + answered.reason();
      case BROKEN -> ", broken off: " + answered.reason();
    };
  }

  /** A target without the slash that every origin form begins with. */
  private static String shown(String target) {
    return target.length() > 1 && target.startsWith("/") ? target.substring(1) : target;
  }

  private static String lastPart(String target) {
    int query = target.indexOf('?');
    String path = query < 0 ? target : target.substring(0, query);
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
