// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.fetch;

import io.dialtone.wire.octets.ByteWriter;
import io.dialtone.wire.octets.Bytes;

/** Takes a text file into memory. */
public final class TextIntake implements Intake {

  /** The largest text file a phone has room for; real ones stay below 33 KB. */
  public static final int MAX_LENGTH = 1 << 20;

  private ByteWriter taken = new ByteWriter();

  @Override
  public void begin() {
    taken = new ByteWriter();
  }

  @Override
  public void discard() {
    begin();
  }

  @Override
  public boolean accept(Bytes chunk) {
    if (taken.size() + chunk.length() > MAX_LENGTH) {
      return false;
    }
    taken.bytes(chunk);
    return true;
  }

  /** All that came. */
  public Bytes bytes() {
    return taken.toBytes();
  }
}
