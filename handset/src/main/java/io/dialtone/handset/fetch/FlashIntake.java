// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.fetch;

import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.flash.StoredBody;
import io.dialtone.handset.port.Flash;
import io.dialtone.handset.port.FlashWriter;
import io.dialtone.wire.octets.Bytes;
import java.util.Optional;
import java.util.OptionalInt;

/** Takes a binary file straight into flash, remembering its first byte. */
public final class FlashIntake implements Intake {

  /** The largest image a phone has room for; real ones stay below 2 MB. */
  public static final long MAX_LENGTH = 32L << 20;

  private final Flash flash;
  private final FlashItem item;
  private Optional<FlashWriter> writer = Optional.empty();
  private OptionalInt firstByte = OptionalInt.empty();
  private long length;

  /** An intake for this item. */
  public FlashIntake(Flash flash, FlashItem item) {
    this.flash = flash;
    this.item = item;
  }

  @Override
  public void begin() {
    discard();
    writer = Optional.of(flash.write(item));
    firstByte = OptionalInt.empty();
    length = 0;
  }

  @Override
  public boolean accept(Bytes chunk) {
    if (length + chunk.length() > MAX_LENGTH) {
      return false;
    }
    if (length == 0 && !chunk.isEmpty()) {
      firstByte = OptionalInt.of(chunk.at(0));
    }
    length += chunk.length();
    writer.ifPresent(w -> w.append(chunk));
    return true;
  }

  /** The first byte, where any came. */
  public OptionalInt firstByte() {
    return firstByte;
  }

  /** The body is wanted. */
  public StoredBody finish() {
    FlashWriter open = writer.orElseThrow();
    writer = Optional.empty();
    return open.finish();
  }

  @Override
  public void discard() {
    writer.ifPresent(FlashWriter::abort);
    writer = Optional.empty();
  }
}
