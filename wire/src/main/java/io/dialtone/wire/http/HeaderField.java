// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.http;

/** One line of a head: a name, which letter case does not change, and its value. */
public record HeaderField(String name, String value) {

  public HeaderField {
    if (!Tokens.isToken(name) || !Tokens.isFieldValue(value)) {
      throw new IllegalArgumentException("no header field: " + name);
    }
  }

  /** Whether it is called so. */
  public boolean is(String other) {
    return name.equalsIgnoreCase(other);
  }
}
