// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.dhcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.identity.UserClass;
import io.dialtone.wire.identity.VendorClass;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Capture;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.MalformedPacketException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DhcpPacketTest {

  private static final MacAddress MAC = new MacAddress(0x00147FE147B3L);

  @Test
  void a_phones_discover_says_who_it_is_ID_4_ID_5() throws MalformedPacketException {
    DhcpPacket packet = DhcpPacket.parse(GoldenPackets.DISCOVER);
    assertThat(packet.header()).isEqualTo(new Header(Op.REQUEST, 0, 0x3D1D4C05, 0, 0x8000));
    assertThat(packet.addresses()).isEqualTo(Addresses.NONE);
    assertThat(packet.mac()).contains(MAC);
    assertThat(packet.broadcast()).isTrue();
    assertThat(packet.messageType()).contains(DhcpMessageType.DISCOVER);
    assertThat(packet.options().find(DhcpOption.ParameterList.class))
        .contains(new DhcpOption.ParameterList(List.of(1, 3, 6, 15, 42, 43, 66, 67, 150)));
    assertThat(packet.options().find(DhcpOption.MaxMessageSize.class))
        .contains(new DhcpOption.MaxMessageSize(1500));
    assertThat(VendorClass.parse(packet.options().raw(OptionCode.VENDOR_CLASS).orElseThrow()))
        .isEqualTo(VendorClass.of(Model.ST2030, Protocol.SIP, "1", "01", "01"));
    assertThat(packet.options().raw(OptionCode.USER_CLASS).flatMap(UserClass::parse))
        .contains(new UserClass(Model.ST2030, Protocol.SIP));
  }

  @Test
  void an_ack_says_where_provisioning_comes_from() throws MalformedPacketException {
    DhcpPacket packet = DhcpPacket.parse(GoldenPackets.ACK);
    assertThat(packet.messageType()).contains(DhcpMessageType.ACK);
    assertThat(packet.yiaddr()).isEqualTo(ip(192, 0, 2, 100));
    assertThat(packet.siaddr()).isEqualTo(ip(192, 0, 2, 7));
    assertThat(packet.serverName()).isEqualTo("boot");
    assertThat(packet.file()).isEqualTo("st2030s.inf");
    DhcpOptions options = packet.options();
    assertThat(options.address(OptionCode.SUBNET_MASK)).contains(ip(255, 255, 255, 0));
    assertThat(options.addresses(OptionCode.ROUTER))
        .containsExactly(ip(192, 0, 2, 1), ip(192, 0, 2, 2));
    assertThat(options.seconds(OptionCode.LEASE_TIME)).contains(Duration.ofHours(1));
    assertThat(options.seconds(OptionCode.RENEWAL_TIME)).contains(Duration.ofMinutes(30));
    assertThat(options.seconds(OptionCode.REBINDING_TIME)).contains(Duration.ofSeconds(3150));
    assertThat(options.text(OptionCode.VENDOR_SPECIFIC)).contains("http://192.0.2.1/index.inf");
    assertThat(options.text(OptionCode.TFTP_SERVER_NAME)).contains("192.0.2.7");
    assertThat(options.address(OptionCode.TFTP_SERVER_NAME)).contains(ip(192, 0, 2, 7));
    assertThat(options.text(OptionCode.BOOTFILE_NAME)).contains("st2030s.inf");
    assertThat(options.address(OptionCode.TFTP_SERVER_ADDRESS)).contains(ip(192, 0, 2, 8));
    assertThat(options.get(OptionCode.VLAN_FLAG)).contains(new DhcpOption.VlanFlag(1));
    assertThat(options.get(OptionCode.VOICE_VLAN)).contains(new DhcpOption.VlanId(191, 100));
    assertThat(options.get(OptionCode.DATA_VLAN)).contains(new DhcpOption.VlanId(192, 4094));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DISCOVER", "OFFER", "REQUEST", "ACK"})
  void a_golden_packet_is_written_byte_for_byte_and_padded(String name)
      throws MalformedPacketException {
    Bytes golden = golden(name);
    Bytes written = DhcpPacket.parse(golden).encode();
    assertThat(written.slice(0, golden.length())).isEqualTo(golden);
    assertThat(written.length()).isEqualTo(Math.max(300, golden.length()));
  }

  @Test
  void a_request_built_from_parts_is_the_golden_one() {
    VendorClass vendor = VendorClass.of(Model.ST2030, Protocol.SIP, "1", "01", "01");
    DhcpPacket built =
        DhcpPacket.request(DhcpMessageType.REQUEST, 0x3D1D4C05, MAC)
            .withFlags(Header.BROADCAST)
            .with(new DhcpOption.Address(OptionCode.SERVER_ID, ip(192, 0, 2, 1)))
            .with(new DhcpOption.Address(OptionCode.REQUESTED_ADDRESS, ip(192, 0, 2, 100)))
            .with(new DhcpOption.ParameterList(List.of(1, 3, 6, 15, 42, 43, 66, 67, 150)))
            .with(new DhcpOption.MaxMessageSize(1500))
            .with(new DhcpOption.Opaque(OptionCode.VENDOR_CLASS, vendor.encode()))
            .with(new DhcpOption.Opaque(OptionCode.CLIENT_ID, Bytes.of(1).plus(MAC.bytes())))
            .with(
                new DhcpOption.Opaque(
                    OptionCode.USER_CLASS, new UserClass(Model.ST2030, Protocol.SIP).encode()));
    assertThat(built.encode()).isEqualTo(GoldenPackets.REQUEST);
  }

  @Test
  void a_reply_copies_what_RFC_2131_table_3_says() throws MalformedPacketException {
    DhcpPacket asked =
        DhcpPacket.parse(GoldenPackets.DISCOVER)
            .withGiaddr(ip(10, 0, 0, 1))
            .withHops(1)
            .withSecs(9);
    DhcpPacket reply = asked.reply(DhcpMessageType.OFFER);
    assertThat(reply.header()).isEqualTo(new Header(Op.REPLY, 0, 0x3D1D4C05, 0, 0x8000));
    assertThat(reply.giaddr()).isEqualTo(ip(10, 0, 0, 1));
    assertThat(reply.hardware()).isEqualTo(asked.hardware());
    assertThat(reply.options().all())
        .containsExactly(new DhcpOption.MessageType(DhcpMessageType.OFFER));
  }

  @Test
  void withers_change_one_field_each() {
    DhcpPacket packet =
        DhcpPacket.request(DhcpMessageType.INFORM, 1, MAC)
            .withCiaddr(ip(1, 1, 1, 1))
            .withYiaddr(ip(2, 2, 2, 2))
            .withSiaddr(ip(3, 3, 3, 3))
            .withGiaddr(ip(4, 4, 4, 4))
            .withServerName("s")
            .withFile("f");
    assertThat(packet.addresses())
        .isEqualTo(new Addresses(ip(1, 1, 1, 1), ip(2, 2, 2, 2), ip(3, 3, 3, 3), ip(4, 4, 4, 4)));
    assertThat(packet.ciaddr()).isEqualTo(ip(1, 1, 1, 1));
    assertThat(packet.serverName() + packet.file()).isEqualTo("sf");
    assertThat(packet.with(DhcpOptions.NONE).messageType()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0   | op at offset 0: needs 1 bytes, 0 left",
        "5   | xid at offset 4: needs 4 bytes, 1 left",
        "27  | giaddr at offset 24: needs 4 bytes, 3 left",
        "43  | chaddr at offset 28: needs 16 bytes, 15 left",
        "107 | sname at offset 44: needs 64 bytes, 63 left",
        "235 | file at offset 108: needs 128 bytes, 127 left",
        "239 | magic cookie at offset 236: needs 4 bytes, 3 left",
        "241 | option 53 length at offset 241: needs 1 bytes, 0 left",
        "242 | option 53 at offset 242: needs 1 bytes, 0 left"
      })
  void a_packet_cut_short_names_the_field_it_is_cut_in(int length, String message) {
    assertThatThrownBy(() -> DhcpPacket.parse(GoldenPackets.DISCOVER.slice(0, length)))
        .isInstanceOf(MalformedPacketException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0   | 03       | op at offset 0: neither 1 nor 2: 3",
        "2   | 11       | hlen at offset 2: 17 is over 16",
        "236 | 63825364 | magic cookie at offset 236: BOOTP without DHCP options"
      })
  void a_field_that_cannot_be_is_malformed(int offset, String hex, String message) {
    Bytes bad = patched(GoldenPackets.DISCOVER, offset, Bytes.hex(hex));
    assertThatThrownBy(() -> DhcpPacket.parse(bad)).hasMessage(message);
  }

  @Test
  void a_packet_longer_than_any_datagram_is_malformed() {
    Bytes huge = GoldenPackets.DISCOVER.plus(zeros(DhcpPacket.MAX_SIZE));
    assertThatThrownBy(() -> DhcpPacket.parse(huge))
        .hasMessage("packet at offset 65507: longer than a datagram");
  }

  @Test
  void a_missing_end_and_padding_between_options_are_forgiven() throws MalformedPacketException {
    Bytes fixed = Bytes.hex(GoldenPackets.FIXED_FIELDS_OF_REQUEST);
    DhcpPacket packet = DhcpPacket.parse(fixed.plus(Bytes.hex("00 00 35 01 01 00")));
    assertThat(packet.messageType()).contains(DhcpMessageType.DISCOVER);
  }

  @Test
  void what_follows_the_end_is_not_read() throws MalformedPacketException {
    Bytes fixed = Bytes.hex(GoldenPackets.FIXED_FIELDS_OF_REQUEST);
    DhcpPacket packet = DhcpPacket.parse(fixed.plus(Bytes.hex("35 01 01 ff 3c ff 00")));
    assertThat(packet.options().all()).hasSize(1);
  }

  @Test
  void hardware_other_than_ethernet_has_no_mac() throws MalformedPacketException {
    Bytes infiniband = patched(GoldenPackets.DISCOVER, 1, Bytes.hex("20 00"));
    assertThat(DhcpPacket.parse(infiniband).mac()).isEmpty();
    assertThat(DhcpPacket.parse(infiniband).hardware()).isEqualTo(new Hardware(32, Bytes.EMPTY));
  }

  @Test
  void a_name_that_fills_its_field_needs_no_nul() throws MalformedPacketException {
    DhcpPacket packet =
        DhcpPacket.request(DhcpMessageType.DISCOVER, 1, MAC)
            .withFile("f".repeat(128))
            .withServerName("s".repeat(64));
    assertThat(DhcpPacket.parse(packet.encode())).isEqualTo(packet);
  }

  @Test
  void a_name_that_does_not_fit_is_refused_not_cut() {
    DhcpPacket packet = DhcpPacket.request(DhcpMessageType.DISCOVER, 1, MAC);
    assertThatIllegalArgumentException().isThrownBy(() -> packet.withFile("f".repeat(129)));
    assertThatIllegalArgumentException().isThrownBy(() -> packet.withServerName("a\0b"));
    assertThatIllegalArgumentException().isThrownBy(() -> packet.withHops(256));
    assertThatIllegalArgumentException().isThrownBy(() -> new Hardware(1, zeros(17)));
  }

  @Test
  void a_recorded_discover_of_dhclient_is_read() throws MalformedPacketException {
    DhcpPacket packet = DhcpPacket.parse(Capture.read("dhclient-discover.hex"));
    assertThat(packet.messageType()).contains(DhcpMessageType.DISCOVER);
    assertThat(packet.mac()).contains(new MacAddress(0x00147F000001L));
    assertThat(packet.xid()).isEqualTo(0x6DA0ED50);
    assertThat(packet.options().raw(OptionCode.USER_CLASS).flatMap(UserClass::parse))
        .contains(new UserClass(Model.ST2030, Protocol.SIP));
    assertThat(packet.encode()).isEqualTo(Capture.read("dhclient-discover.hex"));
  }

  @Test
  void a_recorded_ack_of_dnsmasq_is_read() throws MalformedPacketException {
    DhcpPacket packet = DhcpPacket.parse(Capture.read("dnsmasq-ack.hex"));
    assertThat(packet.messageType()).contains(DhcpMessageType.ACK);
    assertThat(packet.yiaddr()).isEqualTo(ip(192, 0, 2, 139));
    assertThat(packet.file()).isEqualTo("st2030s.inf");
    assertThat(packet.serverName()).isEqualTo("boothost");
    assertThat(packet.options().text(OptionCode.TFTP_SERVER_NAME)).contains("192.0.2.1");
    assertThat(packet.options().text(OptionCode.VENDOR_SPECIFIC))
        .contains("http://192.0.2.1:8080/st2030s.inf");
    assertThat(packet.options().addresses(OptionCode.NTP_SERVER)).containsExactly(ip(192, 0, 2, 1));
    assertThat(packet.options().get(OptionCode.HOST_NAME))
        .contains(new DhcpOption.Text(OptionCode.HOST_NAME, "st2030"));
  }

  @Test
  void a_recorded_option_66_that_comes_twice_is_joined_and_seen_to_be_malformed()
      throws MalformedPacketException {
    DhcpPacket packet = DhcpPacket.parse(Capture.read("dnsmasq-ack-66-twice.hex"));
    assertThat(packet.options().text(OptionCode.BOOTFILE_NAME)).contains("st2030s.inf");
    assertThat(packet.options().get(OptionCode.TFTP_SERVER_NAME))
        .contains(
            new DhcpOption.Malformed(
                OptionCode.TFTP_SERVER_NAME,
                Bytes.hex("626f6f74686f7374 00 3139322e302e322e31 00"),
                "a NUL inside the text"));
    assertThat(packet.options().text(OptionCode.TFTP_SERVER_NAME)).isEmpty();
  }

  @Test
  void a_recorded_request_of_udhcpc_is_written_again_byte_for_byte()
      throws MalformedPacketException {
    Bytes recorded = Capture.read("udhcpc-request.hex");
    DhcpPacket packet = DhcpPacket.parse(recorded);
    assertThat(packet.options().address(OptionCode.REQUESTED_ADDRESS)).contains(ip(192, 0, 2, 139));
    assertThat(packet.encode()).isEqualTo(recorded);
  }

  private static Bytes golden(String name) {
    return switch (name) {
      case "DISCOVER" -> GoldenPackets.DISCOVER;
      case "OFFER" -> GoldenPackets.OFFER;
      case "REQUEST" -> GoldenPackets.REQUEST;
      default -> GoldenPackets.ACK;
    };
  }

  private static Bytes zeros(int count) {
    return Bytes.copyOf(new byte[count]);
  }

  private static Bytes patched(Bytes packet, int offset, Bytes patch) {
    byte[] array = packet.toArray();
    patch.copyTo(array, offset);
    return Bytes.copyOf(array);
  }

  private static Ip4Address ip(int a, int b, int c, int d) {
    return Ip4Address.of(a, b, c, d);
  }
}
