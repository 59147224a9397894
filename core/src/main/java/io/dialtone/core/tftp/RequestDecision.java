// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.tftp;

import io.dialtone.wire.tftp.TftpOptions;
import io.dialtone.wire.tftp.TftpPacket;

/** What becomes of a datagram on the port where requests arrive. */
public sealed interface RequestDecision {

  /** The sentence for the journal. */
  String reason();

  /** A read request: this file is looked for. */
  record Look(String file, Mode mode, TftpOptions options, String reason)
      implements RequestDecision {

    /** The same request, for the journal under a name without secrets. */
    public Look showing(String shown) {
      return shown.equals(file)
          ? this
          : new Look(shown, mode, options, "asked for \"" + shown + "\"");
    }
  }

  /** The asker is told no. */
  record Refuse(TftpPacket.Failure answer, String reason) implements RequestDecision {}

  /** The asker is told nothing. */
  record Silence(String reason) implements RequestDecision {}
}
