// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.journal.Level;
import io.dialtone.core.journal.PhonesSeen;
import io.dialtone.core.journal.Sighting;
import io.dialtone.core.journal.Trace;
import io.dialtone.server.metrics.Metrics;
import io.dialtone.server.metrics.Metrics.DhcpOutcome;
import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpOption;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.identity.VendorClass;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DhcpReportTest {

  @Test
  void a_flood_of_forged_releases_hides_no_other_warning() throws Exception {
    HeardJournal journal = new HeardJournal();
    Clocks clocks = new Clocks(InstantSource.system(), () -> 7); // all within one moment
    try (Metrics metrics = new Metrics()) {
      DhcpReport report = new DhcpReport(journal, new PhonesSeen(9), metrics, clocks);
      DhcpPacket packet = DhcpPacket.parse(Said.discover("01"));
      for (int i = 0; i < 1000; i++) {
        warn(report, packet, "10.0.0." + i + " gives back 10.0.0.1 in another's name");
      }
      warn(report, packet, "10.0.0.7 is in use by another machine");
      report.unplaced(packet);
    }
    assertThat(journal.texts())
        .containsExactly(
            "DISCOVER: 10.0.0.0 gives back 10.0.0.1 in another's name",
            "DISCOVER: 10.0.0.7 is in use by another machine",
            "DISCOVER: it came in by an interface without an address, and is not answered");
  }

  @Test
  void a_phone_is_told_of_with_the_way_it_came_and_others_are_not_told_as_phones_ID_4()
      throws Exception {
    List<Sighting> told = new ArrayList<>();
    PhonesSeen phones = new PhonesSeen(9);
    phones.tell(told::add);
    Clocks clocks = new Clocks(InstantSource.system(), () -> 7);
    MacAddress mac = new MacAddress(0x020000000001L); // no card of theirs
    DhcpPacket stranger = DhcpPacket.request(DhcpMessageType.DISCOVER, 1, mac);
    Bytes value = VendorClass.of(Model.ST2030, Protocol.SIP, "5", "02", "74").encode();
    DhcpPacket phone =
        stranger
            .with(new DhcpOption.Opaque(OptionCode.VENDOR_CLASS, value))
            .with(
                new DhcpOption.RelayInformation(
                    List.of(
                        new DhcpOption.SubOption(1, Bytes.latin1("ge-0/0/7")),
                        new DhcpOption.SubOption(2, Bytes.hex("00ff0a")))))
            .withGiaddr(Ip4Address.of(10, 1, 0, 1));
    try (Metrics metrics = new Metrics()) {
      DhcpReport report = new DhcpReport(new HeardJournal(), phones, metrics, clocks);
      report.done(stranger, DhcpOutcome.SILENT, Level.DEBUG, "x", Ip4Address.ANY);
      report.done(phone, DhcpOutcome.ANSWERED, Level.DEBUG, "x", Ip4Address.of(10, 1, 0, 5));
    }
    assertThat(told.getFirst().trace()).isEmpty();
    assertThat(told.getLast().trace())
        .contains(
            new Trace(
                Optional.of(Ip4Address.of(10, 1, 0, 1)),
                Optional.of("ge-0/0/7"),
                Optional.of("0x00ff0a")));
    assertThat(told.getLast().caller().evidence()).containsExactly("option 60 Thomson ST2030 SIP");
  }

  private static void warn(DhcpReport report, DhcpPacket packet, String reason) {
    report.done(packet, DhcpOutcome.SILENT, Level.WARN, reason, Ip4Address.ANY);
  }
}
