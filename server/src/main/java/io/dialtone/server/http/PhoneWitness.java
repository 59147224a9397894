// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import io.dialtone.core.access.MacNames;
import io.dialtone.core.caller.Caller;
import io.dialtone.core.journal.Area;
import io.dialtone.core.journal.Journal;
import io.dialtone.core.journal.JournalRecord;
import io.dialtone.core.journal.Level;
import io.dialtone.core.journal.PhonesSeen;
import io.dialtone.core.journal.Sighting;
import io.dialtone.core.journal.Trace;
import io.dialtone.wire.identity.PhoneFileName;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.identity.UserAgent;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells the journal of every answer, and notes which phone it was, as far as it says so. */
public final class PhoneWitness implements Witness {

  /** Who is turned away may come again at once, ten thousand times a second. */
  private static final Duration SAY_EVERY = Duration.ofSeconds(30);

  private static final Pattern GENERIC =
      Pattern.compile("st20(?:30|22|xx)([sm])_?\\.inf", Pattern.CASE_INSENSITIVE);

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
    Optional<PhoneFileName> own = PhoneFileName.parse(lastPart(asked.target()));
    Optional<Caller> named = own.filter(name -> name.mac().equals(mac)).map(Caller::of);
    Optional<Caller> said = agent.map(Caller::of);
    Caller caller =
        said.map(first -> named.map(first::and).orElse(first))
            .or(() -> named)
            .orElseGet(() -> Caller.unknown(mac));
    Optional<Trace> trace =
        isTrue(answered.outcome()) && (said.isPresent() || named.isPresent())
            ? Optional.of(Trace.DIRECT)
            : Optional.empty();
    return new Sighting(
        asked.time(),
        prefixed(caller, asked.target()),
        Optional.of(asked.asker()),
        Area.HTTP,
        what,
        trace);
  }

  /** A generic name, such as {@code st2030s.inf}, tells the protocol where nothing else does. */
  private static Caller prefixed(Caller caller, String target) {
    Matcher name = GENERIC.matcher(lastPart(target));
    return caller.protocol().isEmpty() && name.matches()
        ? new Caller(
            caller.mac(),
            caller.model(),
            name.group(1).equalsIgnoreCase("s")
                ? Optional.of(Protocol.SIP)
                : Optional.of(Protocol.MGCP),
            Stream.concat(caller.evidence().stream(), Stream.of("file name " + name.group()))
                .toList())
        : caller;
  }

  /** Whether the asker got what is true of what it asked for; who may not have it does not. */
  private static boolean isTrue(Answered.Outcome outcome) {
    return switch (outcome) {
      case SERVED, ABSENT -> true;
      case SEVERAL, REFUSED, HIDDEN, CHALLENGED -> false;
      case CHANGING, FAILED, FAULTY, BROKEN -> false;
    };
  }

  private static Level level(Answered.Outcome outcome) {
    return switch (outcome) {
      case HIDDEN -> Level.DEBUG;
      case SERVED, ABSENT, CHALLENGED -> Level.INFO;
      case SEVERAL, REFUSED, CHANGING, FAILED, FAULTY, BROKEN -> Level.WARN;
    };
  }

  private static String detail(Answered answered) {
    return switch (answered.outcome()) {
      case SERVED -> ", " + answered.bytes().orElse(0) + " bytes";
      case ABSENT, SEVERAL, CHALLENGED, CHANGING, FAILED, FAULTY -> ": " + answered.reason();
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
