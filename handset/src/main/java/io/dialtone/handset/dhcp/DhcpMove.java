// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.dhcp;

import io.dialtone.wire.dhcp.DhcpPacket;
import java.time.Duration;

/** What the client does next, after each event. */
public sealed interface DhcpMove {

  /** Sends a packet and waits so long for the answer. */
  record Send(DhcpPacket packet, Duration patience) implements DhcpMove {}

  /** Goes on waiting: what came was not for this phone, or not an answer to its question. */
  record Ignore(String reason) implements DhcpMove {}

  /** Is done. */
  record End(DhcpOutcome outcome) implements DhcpMove {}
}
