// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import io.dialtone.core.journal.Area;
import io.dialtone.core.journal.Journal;
import io.dialtone.core.journal.JournalRecord;
import io.dialtone.core.journal.Level;
import io.dialtone.core.journal.PhonesSeen;
import io.dialtone.core.journal.Sighting;
import io.dialtone.wire.identity.PhoneFileName;
import io.dialtone.wire.inf.TftpPath;
import io.dialtone.wire.octets.Endpoint;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/** Puts what happens over TFTP into the journal, and phones that are known by a file's name too. */
final class TftpJournal {
  private final Journal journal;
  private final PhonesSeen phones;
  private final InstantSource clock;

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

  /** A request for a file that came to nothing. */
  void denied(Level level, InetSocketAddress client, String asked, String reason) {
    record(level, client, asked, "asked for \"" + asked + "\": " + reason, reason);
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
    record(Level.INFO, order.client(), order.look().file(), text, "sent");
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
    record(Level.WARN, order.client(), order.look().file(), text, "broken off: " + reason);
  }

  private void record(
      Level level, InetSocketAddress client, String asked, String text, String outcome) {
    Instant now = clock.instant();
    Endpoint from = Addresses.endpoint(client);
    Optional<PhoneFileName> phone = PhoneFileName.parse(TftpPath.lastPart(asked));
    JournalRecord occurrence = JournalRecord.of(now, level, Area.TFTP, from + " " + text);
    phone.ifPresent(name -> phones.saw(sighting(name, now, from, asked, outcome)));
    journal.record(phone.map(name -> occurrence.about(name.mac())).orElse(occurrence));
  }

  private static Sighting sighting(
      PhoneFileName name, Instant now, Endpoint from, String asked, String outcome) {
    return new Sighting(
        now,
        name.mac(),
        Optional.of(name.prefix().model()),
        Optional.of(name.prefix().protocol()),
        Optional.of(from.address()),
        Area.TFTP,
        "RRQ " + asked + ", " + outcome);
  }
}
