// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.dhcp;

/** Who speaks: RFC 2131 section 2, field {@code op}. */
public enum Op {
  REQUEST(1),
  REPLY(2);

  private final int number;

  Op(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
