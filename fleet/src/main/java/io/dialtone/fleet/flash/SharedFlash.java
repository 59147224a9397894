// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.flash;

import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.port.Flash;
import io.dialtone.handset.port.FlashWriter;
import java.util.function.Consumer;

/**
 * The flash of one phone among very many: it keeps of a file its name, length and digest, and
 * shares with the others what they all hold.
 */
public final class SharedFlash implements Flash {
  private final PowerSwitch power;
  private final Sharing sharing;
  private final Consumer<FlashContent> committed;
  private volatile FlashContent content;

  /**
   * A flash with this content.
   *
   * @param committed is told of each content that is committed
   */
  public SharedFlash(
      FlashContent first, Sharing sharing, PowerSwitch power, Consumer<FlashContent> committed) {
    this.content = first;
    this.sharing = sharing;
    this.power = power;
    this.committed = committed;
  }

  /** What it holds; asked without power. */
  public FlashContent content() {
    return content;
  }

  @Override
  public FlashContent load() {
    power.check("flash load");
    return content;
  }

  @Override
  public FlashWriter write(FlashItem item) {
    power.check("flash write");
    return item.text() ? new BodyWriter(item, power) : new ComparedWriter(sharing.bodies(), power);
  }

  @Override
  public void commit(FlashContent next) {
    power.check("flash commit");
    content = sharing.thrifty(next);
    committed.accept(content);
  }
}
