// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.tftp;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.tftp.TftpPacket;
import java.time.Duration;

/** One thing the client wants done; an event gives none, one or several, in order. */
public sealed interface TftpEffect {

  /** Send this packet. */
  record Send(Endpoint to, TftpPacket packet) implements TftpEffect {}

  /** Hand this piece of the body on. */
  record Deliver(Bytes chunk) implements TftpEffect {}

  /** From now wait so long for the next packet; without it the old wait goes on. */
  record Await(Duration patience) implements TftpEffect {}

  /** It is over. */
  record End(TftpOutcome outcome) implements TftpEffect {}
}
