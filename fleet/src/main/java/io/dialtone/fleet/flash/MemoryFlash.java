// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.flash;

import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.port.Flash;
import io.dialtone.handset.port.FlashWriter;

/** A flash that lasts as long as this object: over boots, not over processes. */
public final class MemoryFlash implements Flash {
  private final PowerSwitch power;
  private volatile FlashContent content;

  public MemoryFlash(FlashContent first, PowerSwitch power) {
    this.content = first;
    this.power = power;
  }

  @Override
  public FlashContent load() {
    power.check("flash load");
    return content;
  }

  @Override
  public FlashWriter write(FlashItem item) {
    power.check("flash write");
    return new BodyWriter(item, power);
  }

  @Override
  public void commit(FlashContent next) {
    power.check("flash commit");
    content = next;
  }
}
