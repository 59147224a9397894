// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.dhcp;

import io.dialtone.wire.octets.ByteReader;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes the options out of the field for them and, when option 52 says so, out of {@code file} and
 * {@code sname} too; parts of one code are joined in that order (RFC 3396 section 5).
 */
final class OptionFraming {

  /** Option 52's bits: RFC 2132 section 9.3. */
  static final int OVERLOAD_FILE = 1;

  static final int OVERLOAD_SNAME = 2;

  private final Map<Integer, ByteArrayOutputStream> values = new LinkedHashMap<>();
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
    values.forEach(
        (code, value) -> options.add(DhcpOption.of(code, Bytes.copyOf(value.toByteArray()))));
    return new DhcpOptions(options);
  }

  private void read(ByteReader reader, boolean main) throws MalformedPacketException {
    while (reader.remaining() > 0) {
      int code = reader.u8("option code");
      if (code == OptionCode.END) {
        return;
      }
      if (code != OptionCode.PAD) {
        String field = "option " + code;
        ByteReader value = reader.fence(reader.u8(field + " length"), field);
        keep(code, value, main);
      }
    }
  }

  private void keep(int code, ByteReader value, boolean main) throws MalformedPacketException {
    if (code != OptionCode.OVERLOAD) {
      values
          .computeIfAbsent(code, _ -> new ByteArrayOutputStream())
          .writeBytes(value.rest().toArray());
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
