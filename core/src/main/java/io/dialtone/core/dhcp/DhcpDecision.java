// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import io.dialtone.core.journal.Level;
import io.dialtone.core.lease.LeaseChange;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import java.util.Optional;

/** What is to be done about one packet, and why, in a sentence fit for the console. */
public sealed interface DhcpDecision {

  Level level();

  String reason();

  /**
   * Answer, once the change is stored.
   *
   * @param maxBytes the longest message this client takes
   * @param probe the address of an OFFER that is to be probed before it leaves; if it answers,
   *     {@link DhcpDesk#inUse} is told and the same packet decided again, a few times at most
   */
  record Reply(
      DhcpPacket packet,
      Destination to,
      int maxBytes,
      LeaseChange change,
      Optional<Ip4Address> probe,
      Level level,
      String reason)
      implements DhcpDecision {

    /** Within what the client takes; an answer that cannot be made to fit goes out as it is. */
    public Bytes encode() {
      return AnswerSheet.encode(packet, maxBytes);
    }
  }

  /** Store, and answer nothing. */
  record Store(LeaseChange change, Level level, String reason) implements DhcpDecision {}

  /** Do nothing. */
  record Silence(Level level, String reason) implements DhcpDecision {}
}
