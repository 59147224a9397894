// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.dhcp;

import io.dialtone.wire.octets.ByteReader;
import io.dialtone.wire.octets.ByteWriter;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Takes the options out of the field for them and, when option 52 says so, out of {@code file} and
 * {@code sname} too; parts of one code are joined in that order (RFC 3396 section 5).
 */
final class OptionFraming {

  /** Option 52's bits: RFC 2132 section 9.3. */
  static final int OVERLOAD_FILE = 1;

  static final int OVERLOAD_SNAME = 2;

  /** What faults are told of, by option code; a packet's every option needs both. */
  private static final List<String> FIELDS =
      IntStream.rangeClosed(0, OptionCode.END).mapToObj(code -> "option " + code).toList();

  private static final List<String> LENGTHS = FIELDS.stream().map(f -> f + " length").toList();

  /** The parts of each option: one, as a rule. */
  private final Map<Integer, List<Bytes>> values = new LinkedHashMap<>();

  private int overload;

  /** Reads the options field itself; only here option 52 counts. */
  void readOptions(ByteReader reader) throws MalformedPacketException {
    read(reader, true);
  }

  /** Reads {@code file} or {@code sname} as more options. */
  void readOverloaded(ByteReader reader) throws MalformedPacketException {
    read(reader, false);
  }

  boolean overloads(int field) {
    return (overload & field) != 0;
  }

  DhcpOptions options() {
    List<DhcpOption> options = new ArrayList<>();
    values.forEach((code, parts) -> options.add(DhcpOption.of(code, joined(parts))));
    return new DhcpOptions(options);
  }

  private static Bytes joined(List<Bytes> parts) {
    if (parts.size() == 1) {
      return Bytes.copyOf(parts.getFirst().toArray()); // a slice would keep the packet alive
    }
    ByteWriter whole = new ByteWriter();
    parts.forEach(whole::bytes);
    return whole.toBytes();
  }

  private void read(ByteReader reader, boolean main) throws MalformedPacketException {
    while (reader.remaining() > 0) {
      int code = reader.u8("option code");
      if (code == OptionCode.END) {
        return;
      }
      if (code != OptionCode.PAD) {
        ByteReader value = reader.fence(reader.u8(LENGTHS.get(code)), FIELDS.get(code));
        keep(code, value, main);
      }
    }
  }

  private void keep(int code, ByteReader value, boolean main) throws MalformedPacketException {
    if (code != OptionCode.OVERLOAD) {
      values.computeIfAbsent(code, _ -> new ArrayList<>(1)).add(value.rest());
    } else if (main) {
      int at = value.position();
      overload = value.u8("option 52");
      value.end("option 52");
      if (overload < OVERLOAD_FILE || overload > (OVERLOAD_FILE | OVERLOAD_SNAME)) {
        throw new MalformedPacketException("option 52", at, "no such overload: " + overload);
      }
    }
    // Inside an overloaded field another option 52 would only lead round in a circle.
  }
}
