// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.identity;

import io.dialtone.wire.octets.ByteReader;
import io.dialtone.wire.octets.ByteWriter;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a phone says of itself in DHCP option 60 (ID-4): items of code, length and text.
 *
 * <pre>
 *    Code  Len   Data  item        Code  Len   Data item       Code
 *   +-----+-----+-----+-----+-----+-----+-----+-----+-----+-----+-----+
 *   |  T1 |  n  |  d1 |  d2 | ... |  T2 |  n  |  D1 |  D2 | ... | ... |
 *   +-----+-----+-----+-----+-----+-----+-----+-----+-----+-----+-----+
 * </pre>
 *
 * <p>Codes and lengths are single binary bytes; the TB30 writes both as ASCII digits, and that is
 * read too. An item that comes twice counts the first time; the second is kept as unknown.
 *
 * @param manufacturer code 1, {@code Thomson}
 * @param model code 2, {@code ST2030}
 * @param protocol code 3, {@code SIP} or {@code MGCP}
 * @param hardwareRelease code 4, one character
 * @param softwareRelease code 5, two characters
 * @param minorRelease code 6, which only the vendor's example has
 * @param unknown all other items, in their order
 */
public record VendorClass(
    Optional<String> manufacturer,
    Optional<String> model,
    Optional<String> protocol,
    Optional<String> hardwareRelease,
    Optional<String> softwareRelease,
    Optional<String> minorRelease,
    List<Item> unknown) {

  /** One item that has no place of its own. */
  public record Item(int code, Bytes value) {}

  private static final int MINOR_RELEASE = 6;
  private static final int MAX_LENGTH = 255;

  public VendorClass {
    unknown = List.copyOf(unknown);
  }

  /** What one of our phones sends. */
  public static VendorClass of(
      Model model, Protocol protocol, String hardware, String major, String minor) {
    return new VendorClass(
        Optional.of("Thomson"),
        Optional.of(model.name()),
        Optional.of(protocol.name()),
        Optional.of(hardware),
        Optional.of(major),
        Optional.of(minor),
        List.of());
  }

  /** Reads the value of option 60. */
  public static VendorClass parse(Bytes value) throws MalformedPacketException {
    boolean ascii = !value.isEmpty() && isDigit(value.at(0));
    ByteReader reader = new ByteReader(value);
    Map<Integer, String> known = new LinkedHashMap<>();
    List<Item> unknown = new ArrayList<>();
    while (reader.remaining() > 0) {
      int code = number(reader, ascii, "vendor class item code");
      int length = number(reader, ascii, "vendor class item length");
      Bytes text = reader.bytes(length, "vendor class item " + code);
      boolean first = code >= 1 && code <= MINOR_RELEASE && !known.containsKey(code);
      if (first) {
        known.put(code, text.latin1());
      } else {
        unknown.add(new Item(code, text));
      }
    }
    return new VendorClass(
        Optional.ofNullable(known.get(1)),
        Optional.ofNullable(known.get(2)),
        Optional.ofNullable(known.get(3)),
        Optional.ofNullable(known.get(4)),
        Optional.ofNullable(known.get(5)),
        Optional.ofNullable(known.get(6)),
        unknown);
  }

  /** The value of option 60 with binary codes and lengths, codes 1 to 6 first. */
  public Bytes encode() {
    ByteWriter writer = new ByteWriter();
    List<Optional<String>> known =
        List.of(manufacturer, model, protocol, hardwareRelease, softwareRelease, minorRelease);
    for (int i = 0; i < known.size(); i++) {
      int code = i + 1;
      known.get(i).ifPresent(text -> put(writer, code, Bytes.latin1(text)));
    }
    unknown.forEach(item -> put(writer, item.code(), item.value()));
    return writer.toBytes();
  }

  /** The model, if it is one of ours. */
  public Optional<Model> knownModel() {
    return model.flatMap(Model::parse);
  }

  /** The protocol, if it is one of ours. */
  public Optional<Protocol> knownProtocol() {
    return protocol.flatMap(Protocol::parse);
  }

  private static void put(ByteWriter writer, int code, Bytes value) {
    if (value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("vendor class item " + code + " is over 255 bytes");
    }
    writer.u8(code).u8(value.length()).bytes(value);
  }

  private static int number(ByteReader reader, boolean ascii, String field)
      throws MalformedPacketException {
    int at = reader.position();
    int value = reader.u8(field);
    if (!ascii) {
      return value;
    }
    if (!isDigit(value)) {
      throw new MalformedPacketException(field, at, value + " is no ASCII digit");
    }
    return value - '0';
  }

  private static boolean isDigit(int value) {
    return value >= '0' && value <= '9';
  }
}
