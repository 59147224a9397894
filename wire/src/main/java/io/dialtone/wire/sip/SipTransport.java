// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.sip;

/** What carries SIP messages (NTF-4). */
public enum SipTransport {
  /** Datagrams: whoever sends repeats. */
  UDP,
  /** A stream: nothing is repeated. */
  TCP;

  public boolean isReliable() {
    return this == TCP;
  }
}
