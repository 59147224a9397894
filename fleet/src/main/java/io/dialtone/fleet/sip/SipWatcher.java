// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.sip;

import io.dialtone.handset.sip.LineStatus;
import io.dialtone.handset.sip.SipEffect;
import java.util.List;

/** Who looks on at the SIP side; called on the listener's own thread, and must not block. */
@FunctionalInterface
public interface SipWatcher {

  /** Something happened. */
  void note(SipEffect.Note note);

  /** The lines' registrations changed. */
  default void lines(List<LineStatus> lines) {}
}
