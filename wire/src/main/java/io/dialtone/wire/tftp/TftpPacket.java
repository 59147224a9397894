// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.tftp;

import io.dialtone.wire.octets.ByteReader;
import io.dialtone.wire.octets.ByteWriter;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** One TFTP datagram: RFC 1350 section 5. All text is ISO-8859-1, each piece closed by a NUL. */
public sealed interface TftpPacket {

  /** The server's well-known port: RFC 1350 section 4. */
  int SERVER_PORT = 69;

  /** A block's size when no option says otherwise: RFC 1350 section 2. */
  int BLOCK_SIZE = 512;

  /** A request, options included, is no longer: RFC 2347, "Packet Formats". */
  int MAX_REQUEST_SIZE = 512;

  /** The mode for bytes as they are: RFC 1350 section 1. */
  String OCTET = "octet";

  /** RRQ, opcode 1, or {@link WriteRequest}: a file's name, a mode, and options (RFC 2347). */
  sealed interface Request extends TftpPacket {
    String file();

    String mode();

    /** Names in lower case, in the order they came. */
    Map<String, String> options();

    default boolean isOctet() {
      return mode().equalsIgnoreCase(OCTET);
    }
  }

  /**
   * RRQ: RFC 1350 section 5, options as in RFC 2347.
   *
   * <pre>
   *   +-------+---~~---+---+---~~---+---+---~~---+---+---~~---+---+
   *   |  1    |  file  | 0 |  mode  | 0 |  opt1  | 0 | value1 | 0 | ...
   *   +-------+---~~---+---+---~~---+---+---~~---+---+---~~---+---+
   * </pre>
   */
  record ReadRequest(String file, String mode, Map<String, String> options) implements Request {
    public ReadRequest {
      requireNoNul(file);
      requireNoNul(mode);
      options = freeze(options);
    }

    /** What these phones send: octet mode, no options (TFT-1). */
    public ReadRequest(String file) {
      this(file, OCTET, Collections.emptyMap());
    }
  }

  /** WRQ, opcode 2: the same picture as {@link ReadRequest}. */
  record WriteRequest(String file, String mode, Map<String, String> options) implements Request {
    public WriteRequest {
      requireNoNul(file);
      requireNoNul(mode);
      options = freeze(options);
    }
  }

  /**
   * DATA: a block shorter than the agreed size is the last.
   *
   * <pre>
   *    2 bytes    2 bytes     n bytes
   *   +--------+-----------+----------+
   *   |   3    |  Block #  |   Data   |
   *   +--------+-----------+----------+
   * </pre>
   */
  record Data(int block, Bytes bytes) implements TftpPacket {
    public Data {
      requireBlock(block);
    }
  }

  /**
   * ACK: block 0 answers a write request or an OACK.
   *
   * <pre>
   *    2 bytes    2 bytes
   *   +--------+-----------+
   *   |   4    |  Block #  |
   *   +--------+-----------+
   * </pre>
   */
  record Ack(int block) implements TftpPacket {
    public Ack {
      requireBlock(block);
    }
  }

  /**
   * ERROR: ends a transfer and is never acknowledged (RFC 1350 section 7).
   *
   * <pre>
   *    2 bytes    2 bytes      string    1 byte
   *   +--------+-----------+-----------+--------+
   *   |   5    | ErrorCode |  ErrMsg   |   0    |
   *   +--------+-----------+-----------+--------+
   * </pre>
   */
  record Failure(int code, String message) implements TftpPacket {
    public static final int NOT_DEFINED = 0;
    public static final int FILE_NOT_FOUND = 1;
    public static final int ACCESS_VIOLATION = 2;
    public static final int DISK_FULL = 3;
    public static final int ILLEGAL_OPERATION = 4;
    public static final int UNKNOWN_TRANSFER_ID = 5;
    public static final int FILE_EXISTS = 6;
    public static final int NO_SUCH_USER = 7;
    public static final int OPTION_REFUSED = 8; // RFC 2347

    public Failure {
      requireBlock(code);
      requireNoNul(message);
    }
  }

  /**
   * OACK: the options a server took, RFC 2347.
   *
   * <pre>
   *   +-------+---~~---+---+---~~---+---+
   *   |  6    |  opt1  | 0 | value1 | 0 | ...
   *   +-------+---~~---+---+---~~---+---+
   * </pre>
   */
  record OptionAck(Map<String, String> options) implements TftpPacket {
    public OptionAck {
      options = freeze(options);
    }
  }

  /** An opcode we do not know, with its bytes. */
  record Unknown(int opcode, Bytes rest) implements TftpPacket {}

  /** The block after this one; after 65535 comes 0 (TFT-1). */
  static int nextBlock(int block) {
    return (block + 1) & 0xFFFF;
  }

  static TftpPacket parse(Bytes bytes) throws MalformedPacketException {
    ByteReader reader = new ByteReader(bytes);
    int opcode = reader.u16("opcode");
    return switch (opcode) {
      case 1, 2 -> request(opcode, bytes.length(), reader);
      case 3 -> new Data(reader.u16("block"), reader.rest());
      case 4 -> ack(reader);
      case 5 -> new Failure(reader.u16("error code"), closingText(reader));
      case 6 -> new OptionAck(options(reader));
      default -> new Unknown(opcode, reader.rest());
    };
  }

  default Bytes encode() {
    ByteWriter writer = new ByteWriter();
    switch (this) {
      case ReadRequest request -> put(writer.u16(1), request);
      case WriteRequest request -> put(writer.u16(2), request);
      case Data(var block, var bytes) -> writer.u16(3).u16(block).bytes(bytes);
      case Ack(var block) -> writer.u16(4).u16(block);
      case Failure(var code, var message) -> put(writer.u16(5).u16(code), message);
      case OptionAck(var options) -> put(writer.u16(6), options);
      case Unknown(var opcode, var rest) -> writer.u16(opcode).bytes(rest);
    }
    return writer.toBytes();
  }

  private static TftpPacket request(int opcode, int size, ByteReader reader)
      throws MalformedPacketException {
    if (size > MAX_REQUEST_SIZE) {
      throw new MalformedPacketException("request", MAX_REQUEST_SIZE, "longer than 512 bytes");
    }
    String file = text(reader, "file name");
    String mode = text(reader, "mode");
    Map<String, String> options = options(reader);
    return opcode == 1
        ? new ReadRequest(file, mode, options)
        : new WriteRequest(file, mode, options);
  }

  private static Ack ack(ByteReader reader) throws MalformedPacketException {
    Ack ack = new Ack(reader.u16("block"));
    reader.end("ack");
    return ack;
  }

  /** An option given twice counts the first time; RFC 2347 allows it once. */
  private static Map<String, String> options(ByteReader reader) throws MalformedPacketException {
    Map<String, String> options = new LinkedHashMap<>();
    while (reader.remaining() > 0) {
      String name = text(reader, "option name").toLowerCase(Locale.ROOT);
      options.putIfAbsent(name, text(reader, "value of option " + name));
    }
    return options;
  }

  private static String text(ByteReader reader, String field) throws MalformedPacketException {
    StringBuilder text = new StringBuilder();
    for (int c = reader.u8(field); c != 0; c = reader.u8(field)) {
      text.append((char) c);
    }
    return text.toString();
  }

  /** An error message whose closing NUL was forgotten is read all the same. */
  private static String closingText(ByteReader reader) {
    String text = reader.rest().latin1();
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }

  private static void put(ByteWriter writer, Request request) {
    put(writer, request.file());
    put(writer, request.mode());
    put(writer, request.options());
  }

  private static void put(ByteWriter writer, Map<String, String> options) {
    options.forEach((name, value) -> {
      put(writer, name);
      put(writer, value);
    });
  }

  private static void put(ByteWriter writer, String text) {
    writer.bytes(Bytes.latin1(text)).u8(0);
  }

  private static Map<String, String> freeze(Map<String, String> options) {
    Map<String, String> ordered = new LinkedHashMap<>();
    options.forEach((name, value) -> {
      requireNoNul(name);
      requireNoNul(value);
      ordered.put(name.toLowerCase(Locale.ROOT), value);
    });
    return Collections.unmodifiableMap(ordered);
  }

  private static void requireNoNul(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a NUL inside TFTP text: " + text);
    }
  }

  private static void requireBlock(int number) {
    if (number < 0 || number > 0xFFFF) {
      throw new IllegalArgumentException("not 16 bits: " + number);
    }
  }
}
