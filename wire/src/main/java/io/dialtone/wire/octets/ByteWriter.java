// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.octets;

import java.util.Arrays;

/** Writes big-endian fields one after another. */
public final class ByteWriter {

  private static final int FIRST_ROOM = 64;

  private byte[] array = new byte[FIRST_ROOM];
  private int size;

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
    room(value.length());
    value.copyTo(array, size);
    size += value.length();
    return this;
  }

  public ByteWriter ip4(Ip4Address address) {
    return i32(address.bits());
  }

  public ByteWriter zeros(int count) {
    room(count); // beyond its size the array is all zeros
    size += count;
    return this;
  }

  public int size() {
    return size;
  }

  public Bytes toBytes() {
    return Bytes.wrap(Arrays.copyOf(array, size));
  }

  private ByteWriter put(long value, long max, int octets) {
    if (value < 0 || value > max) {
      throw new IllegalArgumentException(value + " does not fit in " + octets + " bytes");
    }
    room(octets);
    for (int shift = 8 * (octets - 1); shift >= 0; shift -= 8) {
      array[size++] = (byte) (value >>> shift);
    }
    return this;
  }

  private void room(int more) {
    if (more > array.length - size) {
      array = Arrays.copyOf(array, Math.max(2 * array.length, Math.addExact(size, more)));
    }
  }
}
