// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.octets;

/** Bytes that are not what they should be: which field, where it stands, and what is wrong. */
public final class MalformedPacketException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String field;
  private final int offset;
  private final String reason;

  public MalformedPacketException(String field, int offset, String reason) {
    super(field + " at offset " + offset + ": " + reason);
    this.field = field;
    this.offset = offset;
    this.reason = reason;
  }

  public String field() {
    return field;
  }

  /** The offset from the start of the whole packet or file. */
  public int offset() {
    return offset;
  }

  public String reason() {
    return reason;
  }
}
