// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.dhcp;

import io.dialtone.wire.octets.ByteReader;
import io.dialtone.wire.octets.ByteWriter;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.MalformedPacketException;
import java.util.Optional;

/**
 * One DHCP message: RFC 2131 section 2, figure 1.
 *
 * <pre>
 *    0                   1                   2                   3
 *    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *   +---------------+---------------+---------------+---------------+
 *   |     op (1)    |   htype (1)   |   hlen (1)    |   hops (1)    |
 *   +---------------+---------------+---------------+---------------+
 *   |                            xid (4)                            |
 *   +-------------------------------+-------------------------------+
 *   |           secs (2)            |           flags (2)           |
 *   +-------------------------------+-------------------------------+
 *   |            ciaddr (4), yiaddr (4), siaddr (4), giaddr (4)     |
 *   +---------------------------------------------------------------+
 *   |                          chaddr  (16)                         |
 *   +---------------------------------------------------------------+
 *   |                          sname   (64)                         |
 *   +---------------------------------------------------------------+
 *   |                          file    (128)                        |
 *   +---------------------------------------------------------------+
 *   |        magic cookie 63 82 53 63, options (variable), END      |
 *   +---------------------------------------------------------------+
 * </pre>
 *
 * @param serverName {@code sname}, empty when unset or used for options
 * @param file the boot file's name, empty when unset or used for options (SRC-3)
 */
public record DhcpPacket(
    Header header,
    Addresses addresses,
    Hardware hardware,
    String serverName,
    String file,
    DhcpOptions options) {

  /** What BOOTP relays and clients take at least: RFC 1542 section 2.1. */
  public static final int MIN_SIZE = 300;

  /**
   * A client that sends no option 57 takes 576 bytes with IP and UDP headers: RFC 2131 section 2.
   */
  public static final int DEFAULT_MAX_SIZE = 576 - 28;

  /** What one UDP datagram can carry. */
  public static final int MAX_SIZE = 65_507;

  private static final int MAGIC_COOKIE = 0x63825363; // RFC 2131 section 3
  private static final int OPTIONS_AT = 240;
  private static final int SNAME_BYTES = 64;
  private static final int FILE_BYTES = 128;
  private static final int OVERLOAD_BYTES = 3;
  private static final int END_BYTES = 1;

  public DhcpPacket {
    requireFits("server name", serverName, SNAME_BYTES);
    requireFits("file", file, FILE_BYTES);
  }

  /** A client's message, as bare as it can be. */
  public static DhcpPacket request(DhcpMessageType type, int xid, MacAddress mac) {
    return new DhcpPacket(
        new Header(Op.REQUEST, 0, xid, 0, 0),
        Addresses.NONE,
        Hardware.ethernet(mac),
        "",
        "",
        DhcpOptions.of(new DhcpOption.MessageType(type)));
  }

  /**
   * A server's answer with the fields that RFC 2131 section 4.3.1, table 3, copies from the asker.
   */
  public DhcpPacket reply(DhcpMessageType type) {
    return new DhcpPacket(
        new Header(Op.REPLY, 0, xid(), 0, header.flags()),
        new Addresses(Ip4Address.ANY, Ip4Address.ANY, Ip4Address.ANY, giaddr()),
        hardware,
        "",
        "",
        DhcpOptions.of(new DhcpOption.MessageType(type)));
  }

  public static DhcpPacket parse(Bytes bytes) throws MalformedPacketException {
    if (bytes.length() > MAX_SIZE) {
      throw new MalformedPacketException("packet", MAX_SIZE, "longer than a datagram");
    }
    ByteReader reader = new ByteReader(bytes);
    Op op = op(reader);
    int hardwareType = reader.u8("htype");
    int hardwareLength = hardwareLength(reader);
    Header header =
        new Header(
            op, reader.u8("hops"), reader.i32("xid"), reader.u16("secs"), reader.u16("flags"));
    Addresses addresses =
        new Addresses(
            reader.ip4("ciaddr"), reader.ip4("yiaddr"), reader.ip4("siaddr"), reader.ip4("giaddr"));
    Bytes chaddr = reader.bytes(Hardware.MAX_LENGTH, "chaddr");
    ByteReader serverName = reader.fence(SNAME_BYTES, "sname");
    ByteReader file = reader.fence(FILE_BYTES, "file");
    int cookieAt = reader.position();
    if (reader.i32("magic cookie") != MAGIC_COOKIE) {
      throw new MalformedPacketException("magic cookie", cookieAt, "BOOTP without DHCP options");
    }
    OptionFraming framing = new OptionFraming();
    framing.readOptions(reader);
    return new DhcpPacket(
        header,
        addresses,
        new Hardware(hardwareType, chaddr.slice(0, hardwareLength)),
        framing.overloads(OptionFraming.OVERLOAD_SNAME) ? "" : text(serverName),
        framing.overloads(OptionFraming.OVERLOAD_FILE) ? "" : text(file),
        overloaded(framing, file, serverName));
  }

  private static DhcpOptions overloaded(
      OptionFraming framing, ByteReader file, ByteReader serverName)
      throws MalformedPacketException {
    if (framing.overloads(OptionFraming.OVERLOAD_FILE)) {
      framing.readOverloaded(file);
    }
    if (framing.overloads(OptionFraming.OVERLOAD_SNAME)) {
      framing.readOverloaded(serverName);
    }
    return framing.options();
  }

  /** At least {@value #MIN_SIZE} bytes, as long as the options need. */
  public Bytes encode() {
    OptionLayout layout = new OptionLayout();
    layout.addField(Integer.MAX_VALUE);
    layout.place(options);
    return encode(layout.field(0), name(serverName, SNAME_BYTES), name(file, FILE_BYTES));
  }

  /**
   * At most {@code maxSize} bytes: what does not fit into the options field goes into {@code file}
   * and {@code sname} where these are unset (option 52, RFC 2132 section 9.3).
   *
   * @throws IllegalArgumentException if it does not fit even so; ask {@link #fits} first
   */
  public Bytes encode(int maxSize) {
    Bytes plain = encode();
    return plain.length() <= maxSize
        ? plain
        : overload(maxSize)
            .orElseThrow(() -> new IllegalArgumentException("does not fit in " + maxSize));
  }

  /** Whether {@link #encode(int)} finds room for all options. */
  public boolean fits(int maxSize) {
    return encode().length() <= maxSize || overload(maxSize).isPresent();
  }

  private Optional<Bytes> overload(int maxSize) {
    Bytes relays = relaysWords();
    int room = maxSize - OPTIONS_AT - OVERLOAD_BYTES - relays.length() - END_BYTES;
    OptionLayout layout = new OptionLayout();
    layout.addField(room);
    layout.addField(file.isEmpty() ? FILE_BYTES - END_BYTES : 0);
    layout.addField(serverName.isEmpty() ? SNAME_BYTES - END_BYTES : 0);
    if (room < 0 || !layout.place(options.without(OptionCode.RELAY_INFORMATION))) {
      return Optional.empty();
    }
    Bytes inFile = layout.field(1);
    Bytes inServerName = layout.field(2);
    int bits =
        (inFile.isEmpty() ? 0 : OptionFraming.OVERLOAD_FILE)
            | (inServerName.isEmpty() ? 0 : OptionFraming.OVERLOAD_SNAME);
    Bytes main = layout.field(0).plus(Bytes.of(OptionCode.OVERLOAD, 1, bits)).plus(relays);
    Bytes sname = inServerName.isEmpty() ? name(serverName, SNAME_BYTES) : closed(inServerName);
    return Optional.of(
        encode(main, sname, inFile.isEmpty() ? name(file, FILE_BYTES) : closed(inFile)));
  }

  /**
   * Option 82 as it is written: a relay takes it out of the options field, where it put it last
   * (RFC 3046 section 2.1), and looks into no other.
   */
  private Bytes relaysWords() {
    OptionLayout words = new OptionLayout();
    words.addField(Integer.MAX_VALUE);
    options
        .get(OptionCode.RELAY_INFORMATION)
        .ifPresent(option -> words.place(DhcpOptions.of(option)));
    return words.field(0);
  }

  private Bytes encode(Bytes optionBytes, Bytes sname, Bytes fileName) {
    Bytes chaddr = hardware.address();
    ByteWriter writer =
        new ByteWriter()
            .u8(header.op().number())
            .u8(hardware.type())
            .u8(chaddr.length())
            .u8(header.hops())
            .i32(header.xid())
            .u16(header.secs())
            .u16(header.flags())
            .ip4(ciaddr())
            .ip4(yiaddr())
            .ip4(siaddr())
            .ip4(giaddr())
            .bytes(padded(chaddr, Hardware.MAX_LENGTH))
            .bytes(padded(sname, SNAME_BYTES))
            .bytes(padded(fileName, FILE_BYTES))
            .i32(MAGIC_COOKIE)
            .bytes(optionBytes)
            .u8(OptionCode.END);
    return writer.zeros(Math.max(0, MIN_SIZE - writer.size())).toBytes();
  }

  public int xid() {
    return header.xid();
  }

  public Ip4Address ciaddr() {
    return addresses.ciaddr();
  }

  public Ip4Address yiaddr() {
    return addresses.yiaddr();
  }

  public Ip4Address siaddr() {
    return addresses.siaddr();
  }

  public Ip4Address giaddr() {
    return addresses.giaddr();
  }

  /** The client's MAC address, if it is on Ethernet. */
  public Optional<MacAddress> mac() {
    return hardware.mac();
  }

  /** Whether the client asks for a broadcast answer: RFC 2131 section 4.1. */
  public boolean broadcast() {
    return (header.flags() & Header.BROADCAST) != 0;
  }

  public Optional<DhcpMessageType> messageType() {
    return options.find(DhcpOption.MessageType.class).map(DhcpOption.MessageType::type);
  }

  public DhcpPacket with(Header changed) {
    return new DhcpPacket(changed, addresses, hardware, serverName, file, options);
  }

  public DhcpPacket with(Addresses changed) {
    return new DhcpPacket(header, changed, hardware, serverName, file, options);
  }

  public DhcpPacket with(DhcpOptions changed) {
    return new DhcpPacket(header, addresses, hardware, serverName, file, changed);
  }

  public DhcpPacket with(DhcpOption option) {
    return with(options.with(option));
  }

  public DhcpPacket withServerName(String changed) {
    return new DhcpPacket(header, addresses, hardware, changed, file, options);
  }

  public DhcpPacket withFile(String changed) {
    return new DhcpPacket(header, addresses, hardware, serverName, changed, options);
  }

  public DhcpPacket withCiaddr(Ip4Address ciaddr) {
    return with(new Addresses(ciaddr, yiaddr(), siaddr(), giaddr()));
  }

  public DhcpPacket withYiaddr(Ip4Address yiaddr) {
    return with(new Addresses(ciaddr(), yiaddr, siaddr(), giaddr()));
  }

  public DhcpPacket withSiaddr(Ip4Address siaddr) {
    return with(new Addresses(ciaddr(), yiaddr(), siaddr, giaddr()));
  }

  /** As a relay sends it on: RFC 1542 section 4.1.1. */
  public DhcpPacket withGiaddr(Ip4Address giaddr) {
    return with(new Addresses(ciaddr(), yiaddr(), siaddr(), giaddr));
  }

  public DhcpPacket withHops(int hops) {
    return with(new Header(header.op(), hops, xid(), header.secs(), header.flags()));
  }

  public DhcpPacket withSecs(int secs) {
    return with(new Header(header.op(), header.hops(), xid(), secs, header.flags()));
  }

  public DhcpPacket withFlags(int flags) {
    return with(new Header(header.op(), header.hops(), xid(), header.secs(), flags));
  }

  private static Op op(ByteReader reader) throws MalformedPacketException {
    int number = reader.u8("op");
    return switch (number) {
      case 1 -> Op.REQUEST;
      case 2 -> Op.REPLY;
      default -> throw new MalformedPacketException("op", 0, "neither 1 nor 2: " + number);
    };
  }

  private static int hardwareLength(ByteReader reader) throws MalformedPacketException {
    int at = reader.position();
    int length = reader.u8("hlen");
    if (length > Hardware.MAX_LENGTH) {
      throw new MalformedPacketException("hlen", at, length + " is over 16");
    }
    return length;
  }

  /** A field's text up to its first NUL. */
  private static String text(ByteReader field) {
    String text = field.rest().latin1();
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }

  private static Bytes name(String text, int room) {
    return padded(Bytes.latin1(text), room);
  }

  private static Bytes closed(Bytes options) {
    return options.plus(Bytes.of(OptionCode.END));
  }

  private static Bytes padded(Bytes bytes, int length) {
    return new ByteWriter().bytes(bytes).zeros(length - bytes.length()).toBytes();
  }

  private static void requireFits(String field, String text, int room) {
    if (text.length() > room || text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(field + " does not fit in " + room + " bytes: " + text);
    }
  }
}
