// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.dhcp;

import java.util.Arrays;
import java.util.Optional;

/** What a DHCP message is: RFC 2132 section 9.6, option 53. */
public enum DhcpMessageType {
  DISCOVER,
  OFFER,
  REQUEST,
  DECLINE,
  ACK,
  NAK,
  RELEASE,
  INFORM;

  public int number() {
    return ordinal() + 1; // declared in the order of their numbers
  }

  public static Optional<DhcpMessageType> of(int number) {
    return Arrays.stream(values()).filter(type -> type.number() == number).findFirst();
  }
}
