// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import io.dialtone.core.tftp.PortRange;
import io.dialtone.core.tftp.TransferLimits;
import io.dialtone.wire.octets.Endpoint;
import java.util.Optional;

/**
 * Where the TFTP server listens and how much it takes on.
 *
 * @param listen where requests arrive; port 0 for any
 * @param transfers the patience of each transfer
 * @param mostTransfers at one time in all
 * @param mostPerClient at one time to one address, behind which many phones may stand
 * @param answer from which ports transfers come
 */
public record TftpSettings(
    Endpoint listen,
    TransferLimits transfers,
    int mostTransfers,
    int mostPerClient,
    Answer answer) {

  /** From which ports transfers come. */
  public sealed interface Answer {

    /**
     * Each from one of its own, of this range if there is one (RFC 1350 §4).
     *
     * @param threads that share the transfers; a range is in the hands of one
     */
    record OwnPorts(Optional<PortRange> range, int threads) implements Answer {
      /** A larger machine's other cores are for the other servers; measured were one and two. */
      private static final int MOST_THREADS = 4;

      public OwnPorts {
        if (threads < 1 || (range.isPresent() && threads > 1)) {
          throw new IllegalArgumentException(threads + " threads");
        }
      }

      /** With a thread for each core. */
      public OwnPorts(Optional<PortRange> range) {
        this(range, range.isPresent() ? 1 : Math.min(MOST_THREADS, cores()));
      }

      private static int cores() {
        return Runtime.getRuntime().availableProcessors();
      }
    }

    /** All from the port that was asked, for NAT and containers. */
    record SinglePort() implements Answer {}
  }

  /** A port of its own for each, any that is free. */
  public static final Answer ANY_PORT = new Answer.OwnPorts(Optional.empty());

  /** Each transfer holds a descriptor or two; usual limits of the system lie at 20,000 and up. */
  public static final int USUAL_TRANSFERS = 5_000;

  public static final int USUAL_PER_CLIENT = 500;

  public TftpSettings {
    if (mostTransfers < 1 || mostPerClient < 1) {
      throw new IllegalArgumentException("limits that allow no transfer");
    }
  }

  /** Everything as usual. */
  public static TftpSettings at(Endpoint listen) {
    return new TftpSettings(
        listen, TransferLimits.USUAL, USUAL_TRANSFERS, USUAL_PER_CLIENT, ANY_PORT);
  }
}
