// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.flash;

import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.handset.flash.BodyDigest;
import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.flash.StoredBody;
import io.dialtone.handset.port.FlashWriter;
import io.dialtone.wire.octets.Bytes;

/** A body on its way into flash, kept as length, digest and, for text files, its bytes. */
final class BodyWriter implements FlashWriter {
  private final BodyDigest digest;
  private final PowerSwitch power;

  BodyWriter(FlashItem item, PowerSwitch power) {
    this.digest = new BodyDigest(item.text());
    this.power = power;
  }

  @Override
  public void append(Bytes piece) {
    power.check("flash write");
    digest.append(piece);
  }

  @Override
  public StoredBody finish() {
    power.check("flash write");
    return digest.finish();
  }

  @Override
  public void abort() {
    power.check("flash write");
  }
}
