// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.dhcp;

import io.dialtone.wire.octets.ByteWriter;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One DHCP option, understood as far as this house knows its code (RFC 2132 section 2).
 *
 * <pre>
 *    Code   Len   Value
 *   +-----+-----+-----+-----+---
 *   |  c  |  n  |  v1 |  v2 | ...
 *   +-----+-----+-----+-----+---
 * </pre>
 *
 * A value longer than 255 bytes travels in several options of the same code (RFC 3396).
 */
public sealed interface DhcpOption {

  int code();

  /** The bytes after code and length. */
  Bytes value();

  /** Understands a value by its code; an impossible length gives {@link Malformed}. */
  static DhcpOption of(int code, Bytes value) {
    return OptionReading.understand(code, value);
  }

  /** Option 53: RFC 2132 section 9.6. */
  record MessageType(DhcpMessageType type) implements DhcpOption {
    @Override
    public int code() {
      return OptionCode.MESSAGE_TYPE;
    }

    @Override
    public Bytes value() {
      return Bytes.of(type.number());
    }
  }

  /** Exactly one address: options 1, 28, 50, 54, 118. */
  record Address(int code, Ip4Address address) implements DhcpOption {
    @Override
    public Bytes value() {
      return address.bytes();
    }
  }

  /** One address or more: options 3, 6, 42 and 150; 150 is also read as dotted text (SRC-2). */
  record AddressList(int code, List<Ip4Address> addresses) implements DhcpOption {
    public AddressList {
      addresses = List.copyOf(addresses);
      if (addresses.isEmpty()) {
        throw new IllegalArgumentException("option " + code + " needs an address");
      }
    }

    public AddressList(int code, Ip4Address address) {
      this(code, List.of(address));
    }

    @Override
    public Bytes value() {
      ByteWriter writer = new ByteWriter();
      addresses.forEach(writer::ip4);
      return writer.toBytes();
    }
  }

  /** A time in seconds, 32 bits unsigned: options 51, 58, 59. All ones is for ever. */
  record Seconds(int code, Duration duration) implements DhcpOption {
    /** A lease without end: RFC 2131 section 3.3. */
    public static final Duration FOR_EVER = Duration.ofSeconds(0xFFFF_FFFFL);

    public Seconds {
      if (duration.isNegative() || duration.compareTo(FOR_EVER) > 0) {
        throw new IllegalArgumentException("option " + code + " cannot say " + duration);
      }
    }

    @Override
    public Bytes value() {
      return new ByteWriter().u32(duration.toSeconds()).toBytes();
    }
  }

  /** Text without a NUL in it: options 12, 15, 56, 66, 67 (RFC 2132 section 2). */
  record Text(int code, String text) implements DhcpOption {
    public Text {
      if (text.isEmpty() || text.indexOf('\0') >= 0) {
        throw new IllegalArgumentException("option " + code + " needs text without a NUL");
      }
    }

    @Override
    public Bytes value() {
      return Bytes.latin1(text);
    }
  }

  /** A known option whose bytes are understood elsewhere: 43 (SRC-4), 60 (ID-4), 61, 77 (ID-5). */
  record Opaque(int code, Bytes value) implements DhcpOption {}

  /** Option 55, the options a client asks for in its order: RFC 2132 section 9.8. */
  record ParameterList(List<Integer> codes) implements DhcpOption {
    public ParameterList {
      codes = List.copyOf(codes);
    }

    @Override
    public int code() {
      return OptionCode.PARAMETER_LIST;
    }

    @Override
    public Bytes value() {
      return Bytes.of(codes.stream().mapToInt(Integer::intValue).toArray());
    }
  }

  /** Option 57, the longest message the client takes: RFC 2132 section 9.10. */
  record MaxMessageSize(int octets) implements DhcpOption {
    @Override
    public int code() {
      return OptionCode.MAX_MESSAGE_SIZE;
    }

    @Override
    public Bytes value() {
      return new ByteWriter().u16(octets).toBytes();
    }
  }

  /**
   * Option 82, what a relay says of the client's port: RFC 3046 section 2.
   *
   * <pre>
   *    SubOpt  Len     Sub-option Value
   *   +------+------+------+------+------+------+--+------+
   *   |  1   |   N  |  s1  |  s2  |  s3  |  s4  |  |  sN  |
   *   +------+------+------+------+------+------+--+------+
   * </pre>
   */
  record RelayInformation(List<SubOption> subOptions) implements DhcpOption {
    public RelayInformation {
      subOptions = List.copyOf(subOptions);
    }

    @Override
    public int code() {
      return OptionCode.RELAY_INFORMATION;
    }

    /** Sub-option 1: RFC 3046 section 3.1. */
    public Optional<Bytes> circuitId() {
      return find(1);
    }

    /** Sub-option 2: RFC 3046 section 3.2. */
    public Optional<Bytes> remoteId() {
      return find(2);
    }

    /** Sub-option 5, an address of the client's link, where giaddr is on another: RFC 3527. */
    public Optional<Ip4Address> linkSelection() {
      return address(5);
    }

    /** Sub-option 10, whether the client sent its packet to the relay itself: RFC 5010. */
    public boolean sentToRelay() {
      return find(10).filter(flags -> flags.length() == 1 && flags.at(0) >= 0x80).isPresent();
    }

    /** Sub-option 11, what the client is to take for its server's address: RFC 5107. */
    public Optional<Ip4Address> serverIdOverride() {
      return address(11);
    }

    /** Sub-option 19, whether the relay hears answers at the port it sent from: RFC 8357. */
    public boolean hearsAtItsSourcePort() {
      return find(19).isPresent();
    }

    @Override
    public Bytes value() {
      ByteWriter writer = new ByteWriter();
      subOptions.forEach(s -> writer.u8(s.code()).u8(s.value().length()).bytes(s.value()));
      return writer.toBytes();
    }

    private Optional<Ip4Address> address(int code) {
      return find(code)
          .filter(value -> value.length() == 4)
          .map(v -> Ip4Address.of(v.at(0), v.at(1), v.at(2), v.at(3)))
          .filter(address -> !address.isUnspecified());
    }

    private Optional<Bytes> find(int code) {
      return subOptions.stream().filter(s -> s.code() == code).map(SubOption::value).findFirst();
    }
  }

  /** One item inside option 82. */
  record SubOption(int code, Bytes value) {}

  /** Option 190, VLAN on or off, as the byte it is (VLN-1). */
  record VlanFlag(int flag) implements DhcpOption {
    @Override
    public int code() {
      return OptionCode.VLAN_FLAG;
    }

    @Override
    public Bytes value() {
      return Bytes.of(flag);
    }
  }

  /** Option 191 or 192, the voice or data VLAN, as the number it is (VLN-1). */
  record VlanId(int code, int id) implements DhcpOption {
    @Override
    public Bytes value() {
      return new ByteWriter().u16(id).toBytes();
    }
  }

  /** A code we do not know; its bytes are kept. */
  record Unknown(int code, Bytes value) implements DhcpOption {}

  /** A code we know with a value that cannot be; its bytes are kept. */
  record Malformed(int code, Bytes value, String reason) implements DhcpOption {}
}
