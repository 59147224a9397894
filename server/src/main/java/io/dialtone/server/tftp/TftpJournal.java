// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import io.dialtone.core.caller.Caller;
import io.dialtone.core.journal.Area;
import io.dialtone.core.journal.Journal;
import io.dialtone.core.journal.JournalRecord;
import io.dialtone.core.journal.Level;
import io.dialtone.core.journal.PhonesSeen;
import io.dialtone.core.journal.Sighting;
import io.dialtone.core.journal.Trace;
import io.dialtone.server.quota.Quota;
import io.dialtone.wire.identity.PhoneFileName;
import io.dialtone.wire.inf.TftpPath;
import io.dialtone.wire.octets.Endpoint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/** Puts what happens over TFTP into the journal, and phones that are known by a file's name too. */
final class TftpJournal {
  private static final String DISPLACED = "it made room for others, for its client ";

  /** Why it is this transfer that makes room. */
  enum Displaced {
    UNANSWERED("never answered"),
    SILENT("has fallen silent"),
    SLOW("takes next to nothing");

    private final String client;

    Displaced(String client) {
      this.client = client;
    }

    /** Why the transfer ended. */
    String reason() {
      return DISPLACED + client;
    }
  }

  private static final Duration QUIET = Duration.ofSeconds(1);

  private final Journal journal;
  private final PhonesSeen phones;
  private final InstantSource clock;
  private final Seldom busy = new Seldom();
  private final Seldom displaced = new Seldom();
  private final Seldom noPort = new Seldom();
  private final Seldom abandoned = new Seldom();

  /** What is told once a second, whichever thread has it to tell. */
  private static final class Seldom {
    private Instant told = Instant.MIN;

    synchronized boolean isDue(Instant now) {
      boolean due = told.equals(Instant.MIN) || !now.isBefore(told.plus(QUIET));
      told = due ? now : told;
      return due;
    }
  }

  TftpJournal(Journal journal, PhonesSeen phones, InstantSource clock) {
    this.journal = journal;
    this.phones = phones;
    this.clock = clock;
  }

  void fault(String text) {
    journal.record(JournalRecord.of(clock.instant(), Level.ERROR, Area.TFTP, text));
  }

  /** Something about a client that asked for no file, or too often. */
  void about(Level level, InetSocketAddress client, String text) {
    if (journal.keeps(level)) {
      String line = Addresses.endpoint(client) + " " + text;
      journal.record(JournalRecord.of(clock.instant(), level, Area.TFTP, line));
    }
  }

  /** As many transfers as are allowed are under way; told once a second. */
  void busy(InetSocketAddress client, Quota.Answer answer, Quota<InetAddress> places) {
    if (busy.isDue(clock.instant())) {
      String enough =
          answer == Quota.Answer.ENOUGH_FOR_ONE
              ? places.mostPerClient()
                  + " transfers go to its address, as many as to one (tftp.per-client)"
              : places.taken()
                  + " transfers are under way, as many as are allowed (tftp.transfers)";
      about(Level.WARN, client, "must ask again: " + enough);
    }
  }

  /** A transfer makes room for others; told once a second. */
  void displaced(InetSocketAddress client, Displaced why) {
    if (displaced.isDue(clock.instant())) {
      about(
          Level.WARN,
          client,
          why.client + " and makes room: as many transfers as are allowed are under way");
    }
  }

  /** A transfer gets no port; told once a second. */
  void noPort(InetSocketAddress client, String reason) {
    if (noPort.isDue(clock.instant())) {
      about(Level.WARN, client, "gets no port for its transfer: " + reason);
    }
  }

  /** A request for a file that came to nothing. */
  void denied(Level level, InetSocketAddress client, String asked, String reason) {
    // what is not there is told to whoever may know it; a warning is of one who may not
    boolean trusted = level == Level.INFO;
    String text = "asked for \"" + asked + "\": " + reason;
    record(level, client, new Told(asked, text, reason, trusted));
  }

  /** All of a file went out. */
  void finished(Order order, LiveTransfer transfer) {
    String text =
        String.format(
            Locale.ROOT,
            "got \"%s\": %d bytes in %.3f s%s",
            order.path(),
            order.content().length(),
            transfer.secondsTaken(),
            transfer.troubles());
    record(Level.INFO, order.client(), new Told(order.look().file(), text, "sent", true));
  }

  /** Not all of a file went out. */
  void failed(Order order, LiveTransfer transfer, String reason) {
    String text =
        String.format(
            Locale.ROOT,
            "did not get all of \"%s\": %s; %d of %d bytes acknowledged%s",
            order.path(),
            reason,
            transfer.bytesAcknowledged(),
            order.content().length(),
            transfer.troubles());
    Level level = levelOf(transfer, reason);
    Told told = new Told(order.look().file(), text, "broken off: " + reason, false);
    record(level, order.client(), told);
  }

  /** Clients that never answered may be a flood: one of them a second is worth a warning. */
  private Level levelOf(LiveTransfer transfer, String reason) {
    if (reason.startsWith(DISPLACED)) {
      return Level.DEBUG;
    }
    if (transfer.isAnswered()) {
      return Level.WARN;
    }
    return abandoned.isDue(clock.instant()) ? Level.WARN : Level.DEBUG;
  }

  /**
   * What became of a file asked for.
   *
   * @param trusted whether who asked for a phone's file may well be that phone
   */
  private record Told(String asked, String text, String outcome, boolean trusted) {}

  private void record(Level level, InetSocketAddress client, Told told) {
    Instant now = clock.instant();
    Endpoint from = Addresses.endpoint(client);
    Optional<PhoneFileName> phone = PhoneFileName.parse(TftpPath.lastPart(told.asked()));
    JournalRecord occurrence = JournalRecord.of(now, level, Area.TFTP, from + " " + told.text());
    phone.ifPresent(name -> phones.saw(sighting(name, now, from, told)));
    journal.record(phone.map(name -> occurrence.about(name.mac())).orElse(occurrence));
  }

  private static Sighting sighting(PhoneFileName name, Instant now, Endpoint from, Told told) {
    return new Sighting(
        now,
        Caller.of(name),
        Optional.of(from.address()),
        Area.TFTP,
        "RRQ " + told.asked() + ", " + told.outcome(),
        told.trusted() ? Optional.of(Trace.DIRECT) : Optional.empty());
  }
}
