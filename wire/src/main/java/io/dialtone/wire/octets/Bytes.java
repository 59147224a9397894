// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.octets;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;

/** A run of bytes that never changes: what a packet, an option or a file body is made of. */
public final class Bytes {

  /** No bytes at all. */
  public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

  private static final int SHOWN_BYTES = 32;

  private final byte[] array;
  private final int from;
  private final int to;

  private Bytes(byte[] array, int from, int to) {
    this.array = array;
    this.from = from;
    this.to = to;
  }

  /** The given values, each 0 to 255. */
  public static Bytes of(int... values) {
    byte[] array = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      if (values[i] < 0 || values[i] > 255) {
        throw new IllegalArgumentException("not a byte: " + values[i]);
      }
      array[i] = (byte) values[i];
    }
    return wrap(array);
  }

  public static Bytes copyOf(byte[] source) {
    return wrap(source.clone());
  }

  /** A copy of {@code source} from {@code from} up to, not including, {@code to}. */
  public static Bytes copyOf(byte[] source, int from, int to) {
    return wrap(Arrays.copyOfRange(source, from, to));
  }

  /** The text in ISO-8859-1; a character outside it becomes a question mark. */
  public static Bytes latin1(String text) {
    return wrap(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public static Bytes utf8(String text) {
    return wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Hexadecimal text; blanks, line ends and comments from {@code #} to the line's end are skipped.
   */
  public static Bytes hex(String text) {
    StringBuilder digits = new StringBuilder();
    for (String line : text.split("\\R", -1)) {
      int comment = line.indexOf('#');
      digits.append((comment < 0 ? line : line.substring(0, comment)).replaceAll("\\s", ""));
    }
    return wrap(HexFormat.of().parseHex(digits.toString().toLowerCase(Locale.ROOT)));
  }

  /** Takes the array over without a copy: the caller must not keep it. */
  static Bytes wrap(byte[] array) {
    return array.length == 0 ? new Bytes(array, 0, 0) : new Bytes(array, 0, array.length);
  }

  public int length() {
    return to - from;
  }

  public boolean isEmpty() {
    return to == from;
  }

  /** The byte at {@code index} as 0 to 255. */
  public int at(int index) {
    return array[from + Objects.checkIndex(index, length())] & 0xFF;
  }

  /** The bytes from {@code start} up to, not including, {@code end}; nothing is copied. */
  public Bytes slice(int start, int end) {
    Objects.checkFromToIndex(start, end, length());
    return new Bytes(array, from + start, from + end);
  }

  public Bytes plus(Bytes other) {
    if (other.isEmpty()) {
      return this;
    }
    byte[] joined = Arrays.copyOf(toArray(), length() + other.length());
    other.copyTo(joined, length());
    return wrap(joined);
  }

  public byte[] toArray() {
    return Arrays.copyOfRange(array, from, to);
  }

  public void copyTo(byte[] target, int at) {
    System.arraycopy(array, from, target, at, length());
  }

  /** Adds these bytes to a digest; nothing is copied. */
  public void addTo(MessageDigest digest) {
    digest.update(array, from, length());
  }

  /** A read-only view for channels; nothing is copied. */
  public ByteBuffer buffer() {
    return ByteBuffer.wrap(array, from, length()).slice().asReadOnlyBuffer();
  }

  public String latin1() {
    return new String(array, from, length(), StandardCharsets.ISO_8859_1);
  }

  /** The text in UTF-8; a fault in the bytes becomes a replacement character. */
  public String utf8() {
    return new String(array, from, length(), StandardCharsets.UTF_8);
  }

  /** Lower-case hexadecimal digits without blanks. */
  public String hex() {
    return HexFormat.of().formatHex(array, from, to);
  }

  public boolean startsWith(Bytes prefix) {
    return prefix.length() <= length() && slice(0, prefix.length()).equals(prefix);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that
        && Arrays.equals(array, from, to, that.array, that.from, that.to);
  }

  @Override
  public int hashCode() {
    // FNV-1a: leases are looked up by addresses that differ in their last bytes only, of which
    // the usual 31 would throw dozens together
    int hash = 0x811C_9DC5;
    for (int i = from; i < to; i++) {
      hash = (hash ^ (array[i] & 0xFF)) * 0x0100_0193;
    }
    return hash;
  }

  /** At most {@value #SHOWN_BYTES} bytes as hexadecimal, and how many there are in all. */
  @Override
  public String toString() {
    return length() <= SHOWN_BYTES
        ? "[" + hex() + "]"
        : "[" + slice(0, SHOWN_BYTES).hex() + "... " + length() + " bytes]";
  }
}
