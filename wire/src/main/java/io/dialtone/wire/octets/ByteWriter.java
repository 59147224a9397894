// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.octets;

import java.io.ByteArrayOutputStream;

/** Writes big-endian fields one after another. */
public final class ByteWriter {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  public ByteWriter u8(int value) {
    return put(value, 0xFF, 1);
  }

  public ByteWriter u16(int value) {
    return put(value, 0xFFFF, 2);
  }

  public ByteWriter u32(long value) {
    return put(value, 0xFFFF_FFFFL, 4);
  }

  /** All 32 bits of {@code value}, whatever its sign. */
  public ByteWriter i32(int value) {
    return u32(value & 0xFFFF_FFFFL);
  }

  public ByteWriter bytes(Bytes value) {
    out.writeBytes(value.toArray());
    return this;
  }

  public ByteWriter ip4(Ip4Address address) {
    return i32(address.bits());
  }

  public ByteWriter zeros(int count) {
    out.writeBytes(new byte[count]);
    return this;
  }

  public int size() {
    return out.size();
  }

  public Bytes toBytes() {
    return Bytes.wrap(out.toByteArray());
  }

  private ByteWriter put(long value, long max, int octets) {
    if (value < 0 || value > max) {
      throw new IllegalArgumentException(value + " does not fit in " + octets + " bytes");
    }
    for (int shift = 8 * (octets - 1); shift >= 0; shift -= 8) {
      out.write((int) (value >>> shift));
    }
    return this;
  }
}
