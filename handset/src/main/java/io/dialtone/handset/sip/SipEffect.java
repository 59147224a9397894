// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.sip;

import io.dialtone.handset.port.PhoneEvent;
import io.dialtone.wire.octets.Bytes;

/** What the SIP agent wants done, in this order. */
public sealed interface SipEffect {

  /**
   * Send this message.
   *
   * @param request whether it is one of ours: then a TCP connection is opened where there is none;
   *     a response to a connection that is gone is lost
   */
  record Send(SipPeer to, Bytes message, boolean request) implements SipEffect {}

  /** Put this into the phone's mailbox. */
  record Post(PhoneEvent event) implements SipEffect {}

  /**
   * Something worth a line on a screen.
   *
   * @param rule the rule it follows, e.g. NTF-2, or empty
   */
  record Note(String what, String result, String rule) implements SipEffect {}
}
