// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.dhcp;

import io.dialtone.wire.dhcp.DhcpOption.Address;
import io.dialtone.wire.dhcp.DhcpOption.AddressList;
import io.dialtone.wire.dhcp.DhcpOption.Malformed;
import io.dialtone.wire.dhcp.DhcpOption.MaxMessageSize;
import io.dialtone.wire.dhcp.DhcpOption.MessageType;
import io.dialtone.wire.dhcp.DhcpOption.Opaque;
import io.dialtone.wire.dhcp.DhcpOption.ParameterList;
import io.dialtone.wire.dhcp.DhcpOption.RelayInformation;
import io.dialtone.wire.dhcp.DhcpOption.Seconds;
import io.dialtone.wire.dhcp.DhcpOption.SubOption;
import io.dialtone.wire.dhcp.DhcpOption.Text;
import io.dialtone.wire.dhcp.DhcpOption.Unknown;
import io.dialtone.wire.dhcp.DhcpOption.VlanFlag;
import io.dialtone.wire.dhcp.DhcpOption.VlanId;
import io.dialtone.wire.octets.ByteReader;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MalformedPacketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From an option's code and whole value to its record. */
final class OptionReading {

  private static final int ADDRESS_BYTES = 4;

  private OptionReading() {}

  static DhcpOption understand(int code, Bytes value) {
    try {
      ByteReader reader = new ByteReader(value);
      DhcpOption option = read(code, value, reader);
      reader.end("option " + code);
      return option;
    } catch (MalformedPacketException e) {
      return new Malformed(code, value, e.reason());
    }
  }

  private static DhcpOption read(int code, Bytes value, ByteReader reader)
      throws MalformedPacketException {
    String field = "option " + code;
    return switch (code) {
      case OptionCode.MESSAGE_TYPE -> messageType(reader, field);
      case OptionCode.SUBNET_MASK,
          OptionCode.BROADCAST_ADDRESS,
          OptionCode.REQUESTED_ADDRESS,
          OptionCode.SERVER_ID,
          OptionCode.SUBNET_SELECTION ->
          new Address(code, reader.ip4(field));
      case OptionCode.ROUTER, OptionCode.DNS_SERVER, OptionCode.NTP_SERVER ->
          addresses(code, reader, field);
      case OptionCode.TFTP_SERVER_ADDRESS -> tftpServers(value, reader, field);
      case OptionCode.LEASE_TIME, OptionCode.RENEWAL_TIME, OptionCode.REBINDING_TIME ->
          new Seconds(code, Duration.ofSeconds(reader.u32(field)));
      case OptionCode.HOST_NAME,
          OptionCode.DOMAIN_NAME,
          OptionCode.MESSAGE,
          OptionCode.TFTP_SERVER_NAME,
          OptionCode.BOOTFILE_NAME ->
          text(code, reader, field);
      case OptionCode.VENDOR_SPECIFIC,
          OptionCode.VENDOR_CLASS,
          OptionCode.CLIENT_ID,
          OptionCode.USER_CLASS ->
          new Opaque(code, reader.rest());
      case OptionCode.PARAMETER_LIST -> parameterList(reader);
      case OptionCode.MAX_MESSAGE_SIZE -> new MaxMessageSize(reader.u16(field));
      case OptionCode.RELAY_INFORMATION -> relayInformation(reader);
      case OptionCode.VLAN_FLAG -> new VlanFlag(reader.u8(field));
      case OptionCode.VOICE_VLAN, OptionCode.DATA_VLAN -> new VlanId(code, reader.u16(field));
      default -> new Unknown(code, reader.rest());
    };
  }

  private static DhcpOption messageType(ByteReader reader, String field)
      throws MalformedPacketException {
    int number = reader.u8(field);
    Optional<DhcpMessageType> type = DhcpMessageType.of(number);
    if (type.isEmpty()) {
      throw new MalformedPacketException(field, 0, "no message type " + number);
    }
    return new MessageType(type.get());
  }

  private static DhcpOption addresses(int code, ByteReader reader, String field)
      throws MalformedPacketException {
    List<Ip4Address> addresses = new ArrayList<>();
    do {
      addresses.add(reader.ip4(field));
    } while (reader.remaining() > 0);
    return new AddressList(code, addresses);
  }

  /** RFC 5859 has addresses of 4 bytes; dotted text is in use too (SRC-2). */
  private static DhcpOption tftpServers(Bytes value, ByteReader reader, String field)
      throws MalformedPacketException {
    Optional<Ip4Address> dotted = Ip4Address.parse(withoutNuls(value.latin1()));
    if (dotted.isPresent() && value.length() > ADDRESS_BYTES) {
      reader.rest();
      return new AddressList(OptionCode.TFTP_SERVER_ADDRESS, dotted.get());
    }
    return addresses(OptionCode.TFTP_SERVER_ADDRESS, reader, field);
  }

  private static DhcpOption text(int code, ByteReader reader, String field)
      throws MalformedPacketException {
    String text = withoutNuls(reader.rest().latin1());
    if (text.isEmpty()) {
      throw new MalformedPacketException(field, 0, "no text");
    }
    if (text.indexOf('\0') >= 0) {
      throw new MalformedPacketException(field, text.indexOf('\0'), "a NUL inside the text");
    }
    return new Text(code, text);
  }

  private static DhcpOption parameterList(ByteReader reader) {
    Bytes codes = reader.rest();
    List<Integer> list = new ArrayList<>();
    for (int i = 0; i < codes.length(); i++) {
      list.add(codes.at(i));
    }
    return new ParameterList(list);
  }

  private static DhcpOption relayInformation(ByteReader reader) throws MalformedPacketException {
    List<SubOption> subOptions = new ArrayList<>();
    while (reader.remaining() > 0) {
      int code = reader.u8("relay sub-option code");
      int length = reader.u8("relay sub-option length");
      subOptions.add(new SubOption(code, reader.bytes(length, "relay sub-option " + code)));
    }
    return new RelayInformation(subOptions);
  }

  /** RFC 2132 section 2: a receiver deletes closing NULs. */
  private static String withoutNuls(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\0') {
      end--;
    }
    return text.substring(0, end);
  }
}
