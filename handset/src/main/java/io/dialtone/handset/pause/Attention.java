// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.pause;

import io.dialtone.handset.port.PhoneEvent;

/** What the phone makes of events while it waits for something else. */
public interface Attention {

  /** Takes an event; reacting never blocks. */
  void take(PhoneEvent event);

  /** Whether what happened ends the wait, whatever it was for. */
  boolean interrupted();

  /** Whether the phone is in communication (TRG-6). */
  boolean busy();
}
