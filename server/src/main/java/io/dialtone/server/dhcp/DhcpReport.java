// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import io.dialtone.core.caller.DhcpCaller;
import io.dialtone.core.journal.Area;
import io.dialtone.core.journal.Journal;
import io.dialtone.core.journal.JournalRecord;
import io.dialtone.core.journal.Level;
import io.dialtone.core.journal.PhonesSeen;
import io.dialtone.core.journal.Sighting;
import io.dialtone.core.journal.Trace;
import io.dialtone.server.metrics.Metrics;
import io.dialtone.server.metrics.Metrics.DhcpOutcome;
import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpOption;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.MalformedPacketException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Tells of DHCP: lines in the journal, phones seen, counters. */
public final class DhcpReport {

  private static final Duration AT_MOST_EVERY = Duration.ofSeconds(1);

  private final Journal journal;
  private final PhonesSeen phones;
  private final Metrics metrics;
  private final Clocks clocks;
  private final Throttle malformed;
  private final KindThrottle warnings;
  private final Throttle faults;
  private final Throttle unprobed;

  public DhcpReport(Journal journal, PhonesSeen phones, Metrics metrics, Clocks clocks) {
    this.journal = journal;
    this.phones = phones;
    this.metrics = metrics;
    this.clocks = clocks;
    this.malformed = new Throttle(AT_MOST_EVERY, clocks.nanos());
    this.warnings = new KindThrottle(AT_MOST_EVERY, clocks.nanos());
    this.faults = new Throttle(AT_MOST_EVERY, clocks.nanos());
    this.unprobed = new Throttle(AT_MOST_EVERY, clocks.nanos());
  }

  Clocks clocks() {
    return clocks;
  }

  /** A packet was decided about, and that is carried out. */
  void done(
      DhcpPacket packet, DhcpOutcome outcome, Level level, String reason, Ip4Address address) {
    String kind = kind(packet);
    metrics.dhcp(kind.toLowerCase(Locale.ROOT), outcome);
    Instant now = clocks.wall().instant();
    packet.mac().ifPresent(mac -> saw(packet, mac, now, kind + ", " + reason, address));
    if (journal.keeps(level)) {
      String text = kind + ": " + reason;
      if (level == Level.WARN) {
        warn(text, packet.mac(), now);
      } else {
        journal.record(new JournalRecord(now, level, Area.DHCP, packet.mac(), text));
      }
    }
  }

  private void saw(
      DhcpPacket packet, MacAddress mac, Instant now, String what, Ip4Address address) {
    DhcpCaller caller = DhcpCaller.of(mac, packet.options());
    Optional<Ip4Address> known = Optional.of(address).filter(a -> !a.isUnspecified());
    Optional<Trace> trace =
        Optional.of(packet).filter(_ -> caller.isPhone()).map(DhcpReport::trace);
    phones.saw(new Sighting(now, caller.caller(), known, Area.DHCP, what, trace));
  }

  private static Trace trace(DhcpPacket packet) {
    var relay = packet.options().find(DhcpOption.RelayInformation.class);
    return new Trace(
        Optional.of(packet.giaddr()).filter(address -> !address.isUnspecified()),
        relay.flatMap(DhcpOption.RelayInformation::circuitId).map(DhcpReport::text),
        relay.flatMap(DhcpOption.RelayInformation::remoteId).map(DhcpReport::text));
  }

  /** What a relay's administrator would write: letters where all are, else bytes in hex. */
  private static String text(Bytes value) {
    String letters = value.latin1();
    return letters.chars().allMatch(c -> c >= ' ' && c <= '~') ? letters : "0x" + value.hex();
  }

  /** Bytes that are no DHCP packet; anybody can send them, so they are told once a second. */
  void malformed(Endpoint from, MalformedPacketException fault) {
    metrics.dhcp("malformed", DhcpOutcome.MALFORMED);
    line(
        malformed.pass(),
        Level.WARN,
        "malformed packet from " + from + ", " + fault.getMessage(),
        Optional.empty(),
        clocks.wall().instant());
  }

  /** It came in where we have no address to be reached at. */
  void unplaced(DhcpPacket packet) {
    warn(
        kind(packet) + ": it came in by an interface without an address, and is not answered",
        packet.mac(),
        clocks.wall().instant());
  }

  /** An address is offered that nobody looked for. */
  void unprobed(String text) {
    line(unprobed.pass(), Level.WARN, text, Optional.empty(), clocks.wall().instant());
  }

  /** Something of ours failed. */
  void fault(String text) {
    line(faults.pass(), Level.ERROR, text, Optional.empty(), clocks.wall().instant());
  }

  void say(Level level, String text) {
    journal.record(JournalRecord.of(clocks.wall().instant(), level, Area.DHCP, text));
  }

  private void warn(String text, Optional<MacAddress> mac, Instant now) {
    line(warnings.pass(text), Level.WARN, text, mac, now);
  }

  private void line(
      OptionalLong held, Level level, String text, Optional<MacAddress> mac, Instant now) {
    if (held.isPresent()) {
      String more = held.getAsLong() == 0 ? "" : " (and " + held.getAsLong() + " more like it)";
      journal.record(new JournalRecord(now, level, Area.DHCP, mac, text + more));
    }
  }

  private static String kind(DhcpPacket packet) {
    return packet.messageType().map(DhcpMessageType::name).orElse("BOOTP");
  }
}
