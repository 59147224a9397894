// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.core.dhcp.DhcpPolicy;
import io.dialtone.core.dhcp.Services;
import io.dialtone.core.dhcp.Terms;
import io.dialtone.core.dhcp.Way;
import io.dialtone.core.journal.JournalRecord;
import io.dialtone.core.journal.Level;
import io.dialtone.core.journal.PhonesSeen;
import io.dialtone.core.lease.Lease;
import io.dialtone.link.SocketFault;
import io.dialtone.server.metrics.Metrics;
import io.dialtone.server.store.HeapLeaseStore;
import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.MalformedPacketException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A scripted peer, byte for byte, against the real server on loopback. */
class DhcpServerTest {

  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final Ip4Address LOCALHOST = Ip4Address.of(127, 0, 0, 1);
  private static final MacAddress PHONE = MacAddress.parse("00147F000001").orElseThrow();

  private final HeapLeaseStore store = new HeapLeaseStore();
  private final HeardJournal journal = new HeardJournal();
  private final PhonesSeen phones = new PhonesSeen(100);
  private final Metrics metrics = new Metrics();
  private final MovingClock clock = new MovingClock();
  private DhcpServer server = start(Way.OPTION43, new Endpoint(LOCALHOST, 0));

  private DhcpServer start(Way way, Endpoint at) {
    Endpoint files = new Endpoint(Ip4Address.ANY, 8080);
    DhcpPolicy policy =
        DhcpPolicy.loopback(
            Terms.NONE.with(way).withLease(Duration.ofHours(1)),
            new Services(Optional.of(files), Optional.of(files)));
    try {
      return DhcpServer.start(
          DhcpListening.at(at, Optional.empty()),
          policy,
          store,
          new DhcpReport(journal, phones, metrics, clock.clocks()));
    } catch (IOException fault) {
      throw new AssertionError(fault);
    }
  }

  @AfterEach
  void stop() {
    server.close(GRACE);
    metrics.close();
  }

  private void restart(Way way) {
    server.close(GRACE);
    server = start(way, new Endpoint(LOCALHOST, 0));
  }

  private RawRelay relay() throws IOException {
    return new RawRelay(server.endpoint());
  }

  private static DhcpPacket read(Bytes bytes) throws MalformedPacketException {
    return DhcpPacket.parse(bytes);
  }

  private static DhcpMessageType type(Bytes bytes) throws MalformedPacketException {
    return read(bytes).messageType().orElseThrow();
  }

  @Test
  void an_offer_byte_for_byte_with_option_43_made_for_the_phone_ID_4_SRC_4() throws Exception {
    String url = "http://127.0.0.1:8080/ST2030S_00147F000001.inf";
    Bytes expected =
        Bytes.hex(
                """
                02 01 06 00   # op reply, Ethernet, 6 bytes, no hops
                39 03 f3 26   # xid
                00 00 00 00   # secs, flags
                00 00 00 00   # ciaddr
                7f 40 00 01   # yiaddr 127.64.0.1
                00 00 00 00   # siaddr: none, for it would be another source (SRC-1)
                7f 00 00 01   # giaddr
                00 14 7f 00 00 01
                """)
            .plus(Said.zeros(10 + 64 + 128))
            .plus(
                Bytes.hex(
                    """
                    63 82 53 63
                    35 01 02             # OFFER
                    36 04 7f 00 00 01    # server identifier
                    33 04 00 00 0e 10    # lease: 3600 s
                    3a 04 00 00 07 08    # T1: half of it
                    3b 04 00 00 0c 4e    # T2: seven eighths
                    01 04 ff c0 00 00    # subnet mask of a /10
                    2b 2e                # option 43, 46 bytes
                    """))
            .plus(Bytes.latin1(url))
            .plus(Bytes.hex("ff"));
    try (RawRelay relay = relay()) {
      Bytes offer = relay.ask(Said.discover("01"));
      assertThat(offer.slice(0, expected.length())).isEqualTo(expected);
      assertThat(offer.slice(expected.length(), offer.length()))
          .isEqualTo(Said.zeros(offer.length() - expected.length()));
    }
  }

  @Test
  void the_lease_is_stored_before_its_ack_leaves() throws Exception {
    try (RawRelay relay = relay()) {
      Bytes ack = relay.ask(Said.request("01", "7f400001"));
      assertThat(store.load())
          .extracting(Lease::address)
          .containsExactly(Ip4Address.of(127, 64, 0, 1));
      assertThat(type(ack)).isEqualTo(DhcpMessageType.ACK);
      JournalRecord line = journal.await("REQUEST: leased 127.64.0.1");
      assertThat(line.mac()).contains(PHONE);
      assertThat(line.level()).isEqualTo(Level.INFO);
      assertThat(phones.find(PHONE).orElseThrow().toString()).contains(Model.ST2030.name());
    }
  }

  @ParameterizedTest
  @CsvSource({
    // way, siaddr, codes that must be there, the file field
    "OPTION66, 0.0.0.0, 66 67, ''",
    "OPTION150, 0.0.0.0, 150 67, ''",
    "NEXT_SERVER, 127.0.0.1, '', ST2030S_00147F000001.inf",
    "TFTP, 127.0.0.1, 66 67 150, ST2030S_00147F000001.inf",
  })
  void every_way_on_the_wire_SRC_1_SRC_2_SRC_3(Way way, String siaddr, String codes, String file)
      throws Exception {
    restart(way);
    try (RawRelay relay = relay()) {
      DhcpPacket offer = read(relay.ask(Said.discover("01")));
      assertThat(offer.siaddr()).hasToString(siaddr);
      assertThat(offer.file()).isEqualTo(file);
      for (int code : new int[] {43, 66, 67, 150}) {
        assertThat(offer.options().has(code))
            .as("option " + code)
            .isEqualTo((" " + codes + " ").contains(" " + code + " "));
      }
    }
  }

  @Test
  void a_phone_comes_back_after_the_server_was_restarted() throws Exception {
    try (RawRelay relay = relay()) {
      relay.ask(Said.request("01", "7f400001"));
    }
    restart(Way.OPTION43);
    try (RawRelay relay = relay()) {
      assertThat(type(relay.ask(Said.comesBack("01", "7f400001")))).isEqualTo(DhcpMessageType.ACK);
      assertThat(read(relay.ask(Said.discover("02"))).yiaddr()).hasToString("127.64.0.2");
    }
  }

  @Test
  void what_is_anothers_is_refused() throws Exception {
    try (RawRelay relay = relay()) {
      relay.ask(Said.request("01", "7f400001"));
      DhcpPacket nak = read(relay.ask(Said.request("02", "7f400001")));
      assertThat(nak.messageType()).contains(DhcpMessageType.NAK);
      assertThat(nak.options().text(OptionCode.MESSAGE)).contains("127.64.0.1 is taken");
    }
  }

  @Test
  void a_phone_on_its_own_address_renews_without_a_relay() throws Exception {
    try (RawRelay relay = relay()) {
      relay.ask(Said.request("01", "7f400001"));
    }
    try (RawRelay phone = new RawRelay(server.endpoint(), "127.64.0.1")) {
      Bytes renewal = Said.message("7f400001", "00000000", "01", "35 01 03");
      DhcpPacket ack = read(phone.ask(renewal));
      assertThat(ack.messageType()).contains(DhcpMessageType.ACK);
      assertThat(ack.ciaddr()).hasToString("127.64.0.1");
    }
  }

  @Test
  void what_is_given_back_or_declined_is_stored_and_never_answered() throws Exception {
    try (RawRelay relay = relay();
        RawRelay phone = new RawRelay(server.endpoint(), "127.64.0.1")) {
      relay.ask(Said.request("01", "7f400001"));
      Bytes release = Said.message("7f400001", "00000000", "01", "35 01 07 36 04 7f000001");
      relay.say(release);
      journal.await("RELEASE: 127.0.0.1 gives back 127.64.0.1 in another's name");
      clock.pass(Duration.ofSeconds(2)); // warnings are told once a second
      phone.say(release);
      journal.await("RELEASE: it gave back 127.64.0.1");
      assertThat(store.load()).extracting(Lease::state).containsExactly(Lease.State.RELEASED);
      relay.ask(Said.request("01", "7f400001"));
      relay.say(
          Said.message("00000000", "7f000001", "01", "35 01 04 32 04 7f400001 36 04 7f000001"));
      assertThat(journal.await("DECLINE: 127.64.0.1 is in use").level()).isEqualTo(Level.WARN);
      assertThat(store.load()).extracting(Lease::state).containsExactly(Lease.State.DECLINED);
      assertThat(relay.hearsNothing()).isTrue();
    }
  }

  @Test
  void inform_is_answered_at_the_phones_own_address() throws Exception {
    try (RawRelay phone = new RawRelay(server.endpoint(), "127.64.0.9")) {
      DhcpPacket ack = read(phone.ask(Said.message("7f400009", "00000000", "01", "35 01 08")));
      assertThat(ack.messageType()).contains(DhcpMessageType.ACK);
      assertThat(ack.options().has(OptionCode.LEASE_TIME)).isFalse();
      assertThat(store.load()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', op",
    "01 01 06, hops",
    "03 01 06 00, op",
    "01 01 11 00, hlen",
  })
  void a_malformed_packet_is_journaled_with_field_and_offset(String hex, String field)
      throws Exception {
    try (RawRelay relay = relay()) {
      relay.say(Bytes.hex(hex));
      assertThat(journal.await("malformed packet from 127.0.0.1:").text())
          .containsPattern(field + " at offset \\d+: ");
      assertThat(type(relay.ask(Said.discover("01")))).isEqualTo(DhcpMessageType.OFFER);
    }
  }

  @Test
  void an_option_longer_than_the_packet_is_malformed() throws Exception {
    try (RawRelay relay = relay()) {
      relay.say(Said.message("00000000", "7f000001", "01", "35 01 01 0c 09 61"));
      assertThat(journal.await("malformed").text()).contains("offset 24");
    }
  }

  @Test
  void a_flood_of_malformed_packets_is_told_once_a_second() throws Exception {
    try (RawRelay relay = relay()) {
      for (int i = 0; i < 50; i++) {
        relay.say(Bytes.of(i));
      }
      relay.ask(Said.discover("01")); // all are read by now
      clock.pass(Duration.ofSeconds(1));
      relay.say(Bytes.of(9));
      journal.await("malformed");
      assertThat(journal.await("malformed").text()).endsWith("(and 49 more like it)");
    }
  }

  @Test
  void an_option_60_that_ends_early_does_no_harm_ID_4() throws Exception {
    try (RawRelay relay = relay()) {
      String cut = "35 01 01 3c 04 01 07 54 68";
      DhcpPacket offer = read(relay.ask(Said.message("00000000", "7f000001", "01", cut)));
      assertThat(offer.yiaddr()).hasToString("127.64.0.1");
      assertThat(offer.options().has(OptionCode.VENDOR_SPECIFIC)).isFalse();
    }
  }

  @Test
  void option_77_names_the_phone_where_60_is_missing_ID_5() throws Exception {
    try (RawRelay relay = relay()) {
      // "Thomson ST2022M"
      String user = "35 01 01 4d 0f 54686f6d736f6e20535432303232 4d";
      DhcpPacket offer = read(relay.ask(Said.message("00000000", "7f000001", "01", user)));
      assertThat(offer.options().text(OptionCode.VENDOR_SPECIFIC))
          .contains("http://127.0.0.1:8080/ST2022M_00147F000001.inf");
    }
  }

  @Test
  void a_repeated_discover_gets_the_same_offer() throws Exception {
    try (RawRelay relay = relay()) {
      Bytes first = relay.ask(Said.discover("01"));
      assertThat(relay.ask(Said.discover("01"))).isEqualTo(first);
    }
  }

  @Test
  void a_relays_option_82_comes_back() throws Exception {
    try (RawRelay relay = relay()) {
      String words = "52 08 01 06 706f72742037"; // circuit "port 7"
      Bytes asked = Said.message("00000000", "7f000001", "01", "35 01 01\n" + words);
      assertThat(relay.ask(asked).hex()).contains(Bytes.hex(words).hex() + "ff");
    }
  }

  @Test
  void an_answer_that_cannot_leave_is_told_and_the_lease_is_there_when_it_is_asked_for_again()
      throws Exception {
    try (RawRelay relay = relay()) {
      // from a relay 203.0.113.9 that no way leads to, for a client on the link of 127.0.0.1
      String words = "35 01 03 32 04 7f400001 36 04 7f000001 52 06 05 04 7f000001";
      relay.say(Said.message("00000000", "cb007109", "01", words));
      assertThat(journal.await("did not leave").level()).isEqualTo(Level.ERROR);
      assertThat(store.writes()).isEqualTo(1);
      DhcpPacket ack = read(relay.ask(Said.comesBack("01", "7f400001")));
      assertThat(ack.messageType()).contains(DhcpMessageType.ACK);
      assertThat(store.writes()).as("it is stored already").isEqualTo(1);
    }
  }

  @Test
  void a_failed_commit_drops_the_answer_and_the_next_request_is_served() throws Exception {
    store.refuse(1);
    try (RawRelay relay = relay()) {
      relay.say(Said.request("01", "7f400001"));
      assertThat(journal.await("leases cannot be stored: the disk is full").level())
          .isEqualTo(Level.ERROR);
      journal.await("the book was read anew: 0 leases");
      assertThat(relay.hearsNothing()).isTrue();
      assertThat(server.trouble()).isEmpty();
      // nothing of the lost lease remains: another phone may have the address
      assertThat(type(relay.ask(Said.request("02", "7f400001")))).isEqualTo(DhcpMessageType.ACK);
    }
  }

  @Test
  void while_nothing_can_be_stored_it_is_not_ready_and_keeps_silent() throws Exception {
    store.refuse(2); // the commit, and the first proof that writing works again
    try (RawRelay relay = relay()) {
      relay.say(Said.request("01", "7f400001"));
      journal.await("leases cannot be stored");
      assertThat(server.trouble()).contains("the disk is full");
      relay.say(Said.discover("02"));
      assertThat(relay.hearsNothing()).isTrue();
      clock.pass(Duration.ofSeconds(1)); // it tries again
      journal.await("the book was read anew");
      assertThat(server.trouble()).isEmpty();
      assertThat(type(relay.ask(Said.discover("02")))).isEqualTo(DhcpMessageType.OFFER);
    }
  }

  @Test
  void a_wall_clock_set_back_or_forward_leaves_leases_their_remaining_time() throws Exception {
    try (RawRelay relay = relay()) {
      relay.ask(Said.request("01", "7f400001"));
      for (Duration by : new Duration[] {Duration.ofDays(-1), Duration.ofDays(3)}) {
        clock.set(clock.now().plus(by));
        journal.await("leases keep their remaining time");
        journal.await("the book was read anew: 1 leases");
        assertThat(store.load())
            .extracting(Lease::expires)
            .containsExactly(clock.now().plus(Duration.ofHours(1)));
        assertThat(type(relay.ask(Said.request("02", "7f400001")))).isEqualTo(DhcpMessageType.NAK);
      }
    }
  }

  @Test
  void a_clock_set_back_while_the_server_was_down_leaves_the_lease_its_time() throws Exception {
    try (RawRelay relay = relay()) {
      relay.ask(Said.request("01", "7f400001"));
    }
    server.close(GRACE);
    clock.set(clock.now().minus(Duration.ofDays(30)));
    server = start(Way.OPTION43, new Endpoint(LOCALHOST, 0));
    journal.await("the clock was set back by PT720H");
    assertThat(store.load())
        .extracting(Lease::expires)
        .containsExactly(clock.now().plus(Duration.ofHours(1)));
  }

  @Test
  void a_wildcard_server_names_the_address_that_leads_to_the_relay() throws Exception {
    server.close(GRACE);
    server = start(Way.OPTION43, new Endpoint(Ip4Address.ANY, 0));
    try (RawRelay relay = new RawRelay(new Endpoint(LOCALHOST, server.endpoint().port()))) {
      DhcpPacket offer = read(relay.ask(Said.discover("01")));
      assertThat(offer.options().address(OptionCode.SERVER_ID)).contains(LOCALHOST);
    }
  }

  @Test
  void a_port_that_is_taken_is_told_by_its_kind() {
    DhcpReport report = new DhcpReport(journal, phones, metrics, clock.clocks());
    DhcpPolicy policy =
        DhcpPolicy.loopback(Terms.NONE, new Services(Optional.empty(), Optional.empty()));
    assertThatThrownBy(() ->
            DhcpServer.start(
                DhcpListening.at(server.endpoint(), Optional.empty()), policy, store, report))
        .isInstanceOfSatisfying(
            SocketFault.class,
            fault -> assertThat(fault.kind()).isEqualTo(SocketFault.Kind.ADDRESS_IN_USE));
  }

  @Test
  void packets_are_counted_by_kind_and_outcome() throws Exception {
    try (RawRelay relay = relay()) {
      relay.ask(Said.discover("01"));
      journal.await("DISCOVER: offered");
      assertThat(metrics.scrape())
          .contains("dialtone_dhcp_packets_total{kind=\"discover\",outcome=\"answered\"} 1.0");
    }
  }
}
