// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.dhcp;

import io.dialtone.wire.octets.ByteWriter;
import io.dialtone.wire.octets.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays options into up to three fields, each in the first that has room for it whole; values over
 * 255 bytes are cut into parts whose order the fields keep (RFC 3396 section 5).
 */
final class OptionLayout {

  private static final int MAX_PART = 255;
  private static final int PART_HEADER = 2;

  private final List<ByteWriter> fields = new ArrayList<>();
  private final List<Integer> rooms = new ArrayList<>();

  /** Adds a field with room for {@code bytes} bytes of options beside its END. */
  void addField(int bytes) {
    fields.add(new ByteWriter());
    rooms.add(bytes);
  }

  /** Whether all options found a place. */
  boolean place(DhcpOptions options) {
    for (DhcpOption option : options.all()) {
      Bytes value = option.value();
      boolean placed =
          value.length() <= MAX_PART ? placeWhole(option.code(), value) : placeParts(option, value);
      if (!placed) {
        return false;
      }
    }
    return true;
  }

  Bytes field(int index) {
    return fields.get(index).toBytes();
  }

  private boolean placeWhole(int code, Bytes value) {
    for (int i = 0; i < fields.size(); i++) {
      if (room(i) >= value.length()) {
        write(i, code, value);
        return true;
      }
    }
    return false;
  }

  private boolean placeParts(DhcpOption option, Bytes value) {
    int at = 0;
    for (int i = 0; i < fields.size(); i++) {
      while (at < value.length() && room(i) > 0) {
        int end = Math.min(value.length(), at + Math.min(MAX_PART, room(i)));
        write(i, option.code(), value.slice(at, end));
        at = end;
      }
    }
    return at == value.length();
  }

  /** How long a value the field can still take. */
  private int room(int field) {
    return rooms.get(field) - fields.get(field).size() - PART_HEADER;
  }

  private void write(int field, int code, Bytes part) {
    fields.get(field).u8(code).u8(part.length()).bytes(part);
  }
}
