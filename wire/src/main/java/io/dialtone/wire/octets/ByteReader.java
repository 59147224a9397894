// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.octets;

/** Reads big-endian fields one after another and never past its fence. */
public final class ByteReader {

  private final Bytes bytes;
  private final int origin;
  private int at;

  public ByteReader(Bytes bytes) {
    this(bytes, 0);
  }

  private ByteReader(Bytes bytes, int origin) {
    this.bytes = bytes;
    this.origin = origin;
  }

  /** The offset of the next byte from the start of the whole packet, inside a fence too. */
  public int position() {
    return origin + at;
  }

  public int remaining() {
    return bytes.length() - at;
  }

  public int u8(String field) throws MalformedPacketException {
    need(1, field);
    return bytes.at(at++);
  }

  public int u16(String field) throws MalformedPacketException {
    need(2, field);
    int value = bytes.at(at) << 8 | bytes.at(at + 1);
    at += 2;
    return value;
  }

  public long u32(String field) throws MalformedPacketException {
    return i32(field) & 0xFFFF_FFFFL;
  }

  public int i32(String field) throws MalformedPacketException {
    need(4, field);
    int value =
        bytes.at(at) << 24 | bytes.at(at + 1) << 16 | bytes.at(at + 2) << 8 | bytes.at(at + 3);
    at += 4;
    return value;
  }

  public Bytes bytes(int count, String field) throws MalformedPacketException {
    need(count, field);
    Bytes taken = bytes.slice(at, at + count);
    at += count;
    return taken;
  }

  /** Everything up to the fence. */
  public Bytes rest() {
    Bytes taken = bytes.slice(at, bytes.length());
    at = bytes.length();
    return taken;
  }

  public Ip4Address ip4(String field) throws MalformedPacketException {
    return new Ip4Address(i32(field));
  }

  public MacAddress mac(String field) throws MalformedPacketException {
    return MacAddress.of(bytes(MacAddress.LENGTH, field));
  }

  /** A reader of the next {@code length} bytes only; this one stands behind them afterwards. */
  public ByteReader fence(int length, String field) throws MalformedPacketException {
    int start = position();
    return new ByteReader(bytes(length, field), start);
  }

  /** Makes sure that nothing is left. */
  public void end(String field) throws MalformedPacketException {
    if (remaining() > 0) {
      throw new MalformedPacketException(field, position(), remaining() + " bytes too many");
    }
  }

  private void need(int count, String field) throws MalformedPacketException {
    if (count < 0) {
      throw new MalformedPacketException(field, position(), "negative length " + count);
    }
    if (count > remaining()) {
      throw new MalformedPacketException(
          field, position(), "needs " + count + " bytes, " + remaining() + " left");
    }
  }
}
