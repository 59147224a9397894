// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.port;

import io.dialtone.wire.octets.Bytes;

/** Where the body of an answer goes, piece by piece. */
@FunctionalInterface
public interface BodySink {

  /** Takes one piece; false means that there is no room and the shell may stop reading. */
  boolean accept(Bytes chunk);
}
