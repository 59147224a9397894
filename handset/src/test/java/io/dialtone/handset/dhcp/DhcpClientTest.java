// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.dhcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dialtone.handset.source.DhcpAdvice;
import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpOption;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.dhcp.Header;
import io.dialtone.wire.dhcp.Op;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DhcpClientTest {

  private static final MacAddress MAC = new MacAddress(0x00147FE147B3L);
  private static final Ip4Address SERVER = Ip4Address.of(192, 0, 2, 1);
  private static final Ip4Address OTHER_SERVER = Ip4Address.of(192, 0, 2, 9);
  private static final Ip4Address ADDRESS = Ip4Address.of(192, 0, 2, 100);
  private static final DhcpIdentity IDENTITY =
      DhcpIdentity.of(MAC, Model.ST2030, Protocol.SIP, "5", "2.74");

  private final DhcpClient client = new DhcpClient(IDENTITY, DhcpPatience.BRISK, new Random(7));

  @Test
  void a_discover_carries_what_the_phone_says_of_itself_ID_4_ID_5() {
    DhcpPacket discover = sent(client.start());
    Bytes written = discover.encode();
    assertThat(written.slice(0, 4)).isEqualTo(Bytes.hex("01 01 06 00 # BOOTREQUEST, Ethernet"));
    assertThat(written.slice(8, 28))
        .isEqualTo(Bytes.hex("0000 8000" + "00000000".repeat(4) + "# broadcast, no addresses"));
    assertThat(written.slice(28, 34)).isEqualTo(Bytes.hex("00 14 7f e1 47 b3"));
    assertThat(written.slice(240, written.length()))
        .isEqualTo(
            Bytes.hex(
                """
                35 01 01                             # 53: DISCOVER
                3d 07 01 00 14 7f e1 47 b3           # 61: Ethernet, MAC
                39 02 05 dc                          # 57: 1500
                3c 21 01 07 54 68 6f 6d 73 6f 6e     # 60: 1 Thomson
                      02 06 53 54 32 30 33 30        #     2 ST2030
                      03 03 53 49 50                 #     3 SIP
                      04 01 35 05 02 30 32 06 02 37 34 # 4 "5", 5 "02", 6 "74"
                4d 0f 54 68 6f 6d 73 6f 6e 20 53 54 32 30 33 30 53 # 77: Thomson ST2030S
                0c 13 53 54 32 30 33 30 2d 30 30 31 34 37 46 45 31 34 37 42 33 # 12: ST2030-MAC
                37 09 01 03 06 0f 2a 2b 42 43 96     # 55
                ff
                """));
  }

  @Test
  void a_request_names_server_and_address_and_says_the_same_of_the_phone_ID_4() {
    DhcpPacket discover = sent(client.start());
    DhcpPacket request = sent(client.received(offer(discover).encode()));
    assertThat(request.messageType()).contains(DhcpMessageType.REQUEST);
    assertThat(request.xid()).isEqualTo(discover.xid());
    assertThat(request.ciaddr()).isEqualTo(Ip4Address.ANY);
    assertThat(request.options().address(OptionCode.SERVER_ID)).contains(SERVER);
    assertThat(request.options().address(OptionCode.REQUESTED_ADDRESS)).contains(ADDRESS);
    for (int code : List.of(55, 57, 60, 61, 77)) {
      assertThat(request.options().get(code)).isEqualTo(discover.options().get(code));
    }
  }

  @Test
  void vlan_options_are_asked_for_only_when_its_vlan_parameter_is_1_VLN_2() {
    DhcpClient asking =
        new DhcpClient(IDENTITY.askingVlan(true), DhcpPatience.BRISK, new Random(7));
    assertThat(askedFor(asking.start()))
        .containsExactly(1, 3, 6, 15, 42, 43, 66, 67, 150, 190, 191, 192);
    assertThat(askedFor(client.start())).doesNotContain(190, 191, 192);
  }

  @Test
  void the_address_it_had_before_is_asked_for_again() {
    DhcpClient returning =
        new DhcpClient(IDENTITY.after(ADDRESS), DhcpPatience.BRISK, new Random(7));
    assertThat(sent(returning.start()).options().address(OptionCode.REQUESTED_ADDRESS))
        .contains(ADDRESS);
    assertThat(sent(client.start()).options().has(OptionCode.REQUESTED_ADDRESS)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"2.74,02,74", "4.78.1,04,78", "12.3,12,03", "1,01,00"})
  void option_60_splits_the_firmwares_version_ID_4(String firmware, String major, String minor) {
    var vendor = DhcpIdentity.of(MAC, Model.ST2022, Protocol.MGCP, "2", firmware).vendorClass();
    assertThat(vendor.softwareRelease()).contains(major);
    assertThat(vendor.minorRelease()).contains(minor);
  }

  @Test
  void an_ack_gives_a_lease_with_all_that_source_choice_needs_SRC_1() {
    DhcpPacket request = requested();
    DhcpPacket ack =
        answer(request, DhcpMessageType.ACK)
            .withYiaddr(ADDRESS)
            .withSiaddr(Ip4Address.of(192, 0, 2, 7))
            .withFile("boot.inf")
            .with(new DhcpOption.Address(1, Ip4Address.of(255, 255, 254, 0)))
            .with(new DhcpOption.AddressList(3, SERVER))
            .with(new DhcpOption.AddressList(6, OTHER_SERVER))
            .with(new DhcpOption.AddressList(42, List.of(SERVER, OTHER_SERVER)))
            .with(new DhcpOption.Seconds(51, Duration.ofHours(8)))
            .with(new DhcpOption.Opaque(43, Bytes.latin1("http://192.0.2.1/st2030s.inf\0")))
            .with(new DhcpOption.Text(66, "192.0.2.6"))
            .with(new DhcpOption.Text(67, "st2030s.inf"))
            .with(new DhcpOption.AddressList(150, Ip4Address.of(192, 0, 2, 8)))
            .with(new DhcpOption.VlanFlag(1))
            .with(new DhcpOption.VlanId(191, 100))
            .with(new DhcpOption.VlanId(192, 200));
    DhcpLease lease = leased(client.received(ack.encode()));
    assertThat(lease.address()).isEqualTo(ADDRESS);
    assertThat(lease.at().prefix()).isEqualTo(23);
    assertThat(lease.at().router()).contains(SERVER);
    assertThat(lease.at().nameServers()).containsExactly(OTHER_SERVER);
    assertThat(lease.server()).isEqualTo(SERVER);
    assertThat(lease.ntpServers()).containsExactly(SERVER, OTHER_SERVER);
    assertThat(lease.source())
        .isEqualTo(
            new DhcpAdvice(
                Optional.of("192.0.2.8"),
                Optional.of("192.0.2.6"),
                Optional.of("http://192.0.2.1/st2030s.inf"),
                Optional.of("st2030s.inf"),
                Optional.of("boot.inf"),
                Optional.of("192.0.2.7")));
    assertThat(lease.vlan())
        .isEqualTo(
            new VlanOffer(
                Optional.of(Bytes.of(1)),
                Optional.of(Bytes.of(0, 100)),
                Optional.of(Bytes.of(0, 200))));
    assertThat(lease.times())
        .isEqualTo(
            new LeaseTimes(
                Optional.of(Duration.ofHours(8)),
                Optional.of(Duration.ofHours(4)),
                Optional.of(Duration.ofHours(7))));
  }

  @Test
  void a_bare_ack_is_a_lease_too() {
    DhcpLease lease = leased(client.received(ack(requested()).encode()));
    assertThat(lease.source()).isEqualTo(DhcpAdvice.NONE);
    assertThat(lease.times())
        .isEqualTo(new LeaseTimes(Optional.empty(), Optional.empty(), Optional.empty()));
    assertThat(lease.vlan())
        .isEqualTo(new VlanOffer(Optional.empty(), Optional.empty(), Optional.empty()));
    assertThat(lease.at().router()).isEmpty();
  }

  @Test
  void lease_times_are_taken_as_said_and_all_ones_is_for_ever() {
    DhcpPacket request = requested();
    DhcpPacket ack =
        ack(request)
            .with(new DhcpOption.Seconds(51, Duration.ofSeconds(100)))
            .with(new DhcpOption.Seconds(58, Duration.ofSeconds(10)))
            .with(new DhcpOption.Seconds(59, Duration.ofSeconds(20)));
    assertThat(LeaseTimes.from(ack.options()))
        .isEqualTo(
            new LeaseTimes(
                Optional.of(Duration.ofSeconds(100)),
                Optional.of(Duration.ofSeconds(10)),
                Optional.of(Duration.ofSeconds(20))));
    DhcpPacket forEver = ack.with(new DhcpOption.Seconds(51, DhcpOption.Seconds.FOR_EVER));
    assertThat(LeaseTimes.from(forEver.options()).lease()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3,,8",
    "127.64.0.1,,8",
    "172.16.0.1,,16",
    "192.168.1.1,,24",
    "10.1.2.3,255.255.255.0,24",
    "10.1.2.3,255.0.255.0,8",
    "10.1.2.3,255.255.255.255,32"
  })
  void the_prefix_comes_from_the_mask_or_the_class(String address, String mask, int prefix) {
    DhcpPacket ack = ack(requested()).withYiaddr(ip(address));
    if (mask != null) {
      ack = ack.with(new DhcpOption.Address(1, ip(mask)));
    }
    assertThat(leased(client.received(ack.encode())).at().prefix()).isEqualTo(prefix);
  }

  @Test
  void what_is_not_an_answer_to_its_question_is_ignored() {
    DhcpPacket discover = sent(client.start());
    DhcpPacket offer = offer(discover);
    assertThat(reason(client.received(Bytes.of(1, 2, 3)))).startsWith("not DHCP: hops");
    assertThat(reason(client.received(discover.encode()))).isEqualTo("a client's packet");
    Header other = new Header(Op.REPLY, 0, discover.xid() + 1, 0, 0);
    assertThat(reason(client.received(offer.with(other).encode())))
        .isEqualTo("an answer to another question (xid)");
    DhcpPacket foreign =
        DhcpPacket.request(DhcpMessageType.DISCOVER, discover.xid(), new MacAddress(1))
            .reply(DhcpMessageType.OFFER);
    assertThat(reason(client.received(foreign.encode()))).isEqualTo("an answer for another phone");
    assertThat(reason(client.received(offer.with(offer.options().without(53)).encode())))
        .isEqualTo("an answer without message type");
    assertThat(reason(client.received(offer.with(offer.options().without(54)).encode())))
        .isEqualTo("an offer without server id");
    assertThat(reason(client.received(offer.withYiaddr(Ip4Address.ANY).encode())))
        .isEqualTo("an offer without address");
    assertThat(reason(client.received(ack(discover).encode())))
        .isEqualTo("an ACK that was not asked for");
    assertThat(reason(client.received(answer(discover, DhcpMessageType.NAK).encode())))
        .isEqualTo("a NAK that was not asked for");
    assertThat(reason(client.received(answer(discover, DhcpMessageType.INFORM).encode())))
        .isEqualTo("an unexpected INFORM");
    assertThat(sent(client.received(offer.encode())).messageType())
        .as("and the right offer is still taken")
        .contains(DhcpMessageType.REQUEST);
  }

  @Test
  void of_two_offers_the_first_is_taken_and_only_its_server_may_answer() {
    DhcpPacket discover = sent(client.start());
    DhcpPacket request = sent(client.received(offer(discover).encode()));
    DhcpOption other = new DhcpOption.Address(OptionCode.SERVER_ID, OTHER_SERVER);
    assertThat(reason(client.received(offer(discover).with(other).encode())))
        .isEqualTo("an offer after one was taken");
    assertThat(reason(client.received(ack(request).with(other).encode())))
        .isEqualTo("an ACK that was not asked for");
    assertThat(reason(client.received(ack(request).withYiaddr(Ip4Address.ANY).encode())))
        .isEqualTo("an ACK without address");
    assertThat(leased(client.received(ack(request).encode())).server()).isEqualTo(SERVER);
  }

  @Test
  void an_ack_without_server_id_is_forgiven() {
    DhcpPacket ack = ack(requested());
    DhcpPacket bare = ack.with(ack.options().without(OptionCode.SERVER_ID));
    assertThat(leased(client.received(bare.encode())).server()).isEqualTo(SERVER);
  }

  @Test
  void silence_is_met_with_four_tries_after_1_2_4_8_seconds_SRC_7() {
    assertThat(untilTheEnd(client, client.start()))
        .as("without an ACK there is no lease, and so no source from DHCP")
        .containsExactly(
            "DISCOVER secs 0 wait PT1S",
            "DISCOVER secs 1 wait PT2S",
            "DISCOVER secs 3 wait PT4S",
            "DISCOVER secs 7 wait PT8S",
            "NoAnswer[reason=no DHCP answer came]");
  }

  @Test
  void in_real_time_the_tries_come_after_4_8_16_32_seconds() {
    DhcpClient slow = new DhcpClient(IDENTITY, DhcpPatience.REAL_TIME, new Random(7));
    assertThat(untilTheEnd(slow, slow.start()))
        .containsExactly(
            "DISCOVER secs 0 wait PT4S",
            "DISCOVER secs 4 wait PT8S",
            "DISCOVER secs 12 wait PT16S",
            "DISCOVER secs 28 wait PT32S",
            "NoAnswer[reason=no DHCP answer came]");
  }

  @Test
  void what_was_ignored_last_is_told_with_no_answer() {
    DhcpPacket offer = offer(sent(client.start()));
    client.received(offer.with(offer.options().without(54)).encode());
    assertThat(untilTheEnd(client, client.silence()).getLast())
        .isEqualTo("NoAnswer[reason=no DHCP answer came; last: an offer without server id]");
  }

  @Test
  void a_request_never_answered_begins_anew_with_another_xid() {
    DhcpPacket discover = sent(client.start());
    client.received(offer(discover).encode());
    DhcpMove move = client.silence();
    for (int i = 0; i < 3; i++) {
      assertThat(sent(move).messageType()).contains(DhcpMessageType.REQUEST);
      move = client.silence();
    }
    assertThat(sent(move).messageType()).contains(DhcpMessageType.DISCOVER);
    assertThat(sent(move).xid()).isNotEqualTo(discover.xid());
  }

  @Test
  void a_server_that_always_says_nak_is_given_up_after_three_rounds() {
    DhcpMove move = client.start();
    for (int round = 1; round <= 3; round++) {
      DhcpPacket request = sent(client.received(offer(sent(move)).encode()));
      move =
          client.received(
              answer(request, DhcpMessageType.NAK)
                  .with(new DhcpOption.Text(OptionCode.MESSAGE, "wrong network"))
                  .encode());
    }
    assertThat(move)
        .isEqualTo(
            new DhcpMove.End(
                new DhcpOutcome.NoAnswer(
                    "no DHCP lease after 3 rounds;"
                        + " last: the server refused the address (NAK: wrong network)")));
  }

  @Test
  void the_same_seed_asks_the_same_questions() {
    DhcpClient twin = new DhcpClient(IDENTITY, DhcpPatience.BRISK, new Random(7));
    assertThat(sent(twin.start())).isEqualTo(sent(client.start()));
    assertThatIllegalArgumentException().isThrownBy(() -> new DhcpPatience(List.of()));
  }

  /** DISCOVER answered, and the request that follows. */
  private DhcpPacket requested() {
    return sent(client.received(offer(sent(client.start())).encode()));
  }

  private static List<String> untilTheEnd(DhcpClient client, DhcpMove first) {
    List<String> moves = new ArrayList<>();
    DhcpMove move = first;
    while (move instanceof DhcpMove.Send(var packet, var patience)) {
      moves.add(
          packet.messageType().orElseThrow()
              + " secs "
              + packet.header().secs()
              + " wait "
              + patience);
      move = client.silence();
    }
    moves.add(((DhcpMove.End) move).outcome().toString());
    return moves;
  }

  private static DhcpPacket offer(DhcpPacket discover) {
    return answer(discover, DhcpMessageType.OFFER).withYiaddr(ADDRESS);
  }

  private static DhcpPacket ack(DhcpPacket request) {
    return answer(request, DhcpMessageType.ACK).withYiaddr(ADDRESS);
  }

  private static DhcpPacket answer(DhcpPacket asked, DhcpMessageType type) {
    return asked.reply(type).with(new DhcpOption.Address(OptionCode.SERVER_ID, SERVER));
  }

  private static DhcpPacket sent(DhcpMove move) {
    return ((DhcpMove.Send) move).packet();
  }

  private static String reason(DhcpMove move) {
    return ((DhcpMove.Ignore) move).reason();
  }

  private static DhcpLease leased(DhcpMove move) {
    return ((DhcpOutcome.Leased) ((DhcpMove.End) move).outcome()).lease();
  }

  private static List<Integer> askedFor(DhcpMove move) {
    return sent(move).options().find(DhcpOption.ParameterList.class).orElseThrow().codes();
  }

  private static Ip4Address ip(String text) {
    return Ip4Address.parse(text).orElseThrow();
  }
}
