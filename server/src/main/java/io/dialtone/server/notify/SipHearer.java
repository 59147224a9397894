// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.notify;

import io.dialtone.handset.sip.SipPeer;
import io.dialtone.wire.sip.SipResponse;

/** Whoever waits for answers; called from any thread. */
interface SipHearer {

  void heard(SipResponse response);

  /** Nothing can be sent to this peer, or nothing more will come from it. */
  void broken(SipPeer peer, String reason);

  /** What came could not be dealt with, by a fault of ours. */
  void fault(String text);
}
