// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.fetch;

import io.dialtone.handset.port.BodySink;
import io.dialtone.wire.octets.Bytes;

/** Passes a body on and remembers when there was no room for it. */
final class RoomSink implements BodySink {

  private final BodySink target;
  private boolean full;

  RoomSink(BodySink target) {
    this.target = target;
  }

  @Override
  public boolean accept(Bytes chunk) {
    full = full || !target.accept(chunk);
    return !full;
  }

  boolean full() {
    return full;
  }
}
