// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.dhcp;

import java.util.Arrays;
import java.util.Optional;

/** What a DHCP message is: RFC 2132 section 9.6, option 53. */
public enum DhcpMessageType {
  DISCOVER(1),
  OFFER(2),
  REQUEST(3),
  DECLINE(4),
  ACK(5),
  NAK(6),
  RELEASE(7),
  INFORM(8);

  private final int number;

  DhcpMessageType(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  public static Optional<DhcpMessageType> of(int number) {
    return Arrays.stream(values()).filter(type -> type.number() == number).findFirst();
  }
}
