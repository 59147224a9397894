// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.world;

import io.dialtone.handset.flash.BodyDigest;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.flash.StoredBody;
import io.dialtone.handset.port.Flash;
import io.dialtone.handset.port.FlashWriter;
import io.dialtone.wire.octets.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Flash in memory; power may fail before and after everything it does. */
public final class MemoryFlash implements Flash {

  private final PowerSupply power;
  private final List<StoredBody> finished = new ArrayList<>();
  private FlashContent content;
  private int open;
  private int commits;

  MemoryFlash(PowerSupply power, FlashContent factory) {
    this.power = power;
    this.content = factory;
  }

  /** What is in it, without using power. */
  public FlashContent content() {
    return content;
  }

  /** Puts something in, as the factory or a former life did. */
  public void put(FlashContent next) {
    content = next;
  }

  /** Writers neither finished nor aborted. */
  public int open() {
    return open;
  }

  /** How often something was committed. */
  public int commits() {
    return commits;
  }

  @Override
  public FlashContent load() {
    power.use("flash.load");
    return content;
  }

  @Override
  public void commit(FlashContent next) {
    power.use("before flash.commit");
    requireFinished(next);
    content = next;
    commits++;
    power.use("after flash.commit");
  }

  @Override
  public FlashWriter write(FlashItem item) {
    power.use("flash.write");
    open++;
    BodyDigest digest = new BodyDigest(item.text());
    return new FlashWriter() {
      @Override
      public void append(Bytes piece) {
        power.use("flash.append");
        digest.append(piece);
      }

      @Override
      public StoredBody finish() {
        power.use("flash.finish");
        open--;
        StoredBody body = digest.finish();
        finished.add(body);
        return body;
      }

      @Override
      public void abort() {
        power.use("flash.abort");
        open--;
      }
    };
  }

  private void requireFinished(FlashContent next) {
    for (FlashItem item : List.of(FlashItem.APPLICATION, FlashItem.DSP, FlashItem.BOOT)) {
      next.firmware()
          .part(item)
          .body()
          .filter(body -> !content.firmware().part(item).body().equals(Optional.of(body)))
          .filter(body -> !finished.contains(body))
          .ifPresent(body -> {
            throw new IllegalStateException(item + " was committed but never written");
          });
    }
  }
}
