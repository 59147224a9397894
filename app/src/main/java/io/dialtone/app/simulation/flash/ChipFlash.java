// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation.flash;

import io.dialtone.app.simulation.time.Power;
import io.dialtone.handset.flash.BodyDigest;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.flash.StoredBody;
import io.dialtone.handset.flash.StoredFile;
import io.dialtone.handset.port.Flash;
import io.dialtone.handset.port.FlashWriter;
import io.dialtone.wire.octets.Bytes;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The phone's flash port over a chip, from one power-up to the next cut. */
public final class ChipFlash implements Flash {

  private final FlashChip chip;
  private final Power power;
  private final Map<FlashItem, Written> written = new EnumMap<>(FlashItem.class);
  private Mounted mounted;

  /** An image that lies whole in an area, and counts once a commit names it. */
  private record Written(int area, StoredBody body) {}

  /** Power has come: what the chip holds is looked at anew. */
  public ChipFlash(FlashChip chip, Power power) {
    this.chip = chip;
    this.power = power;
    this.mounted = chip.mount();
  }

  @Override
  public FlashContent load() {
    power.use("flash load");
    return mounted.content();
  }

  @Override
  public FlashWriter write(FlashItem item) {
    power.use("flash write");
    return item.text() ? new TextWriter() : new ImageWriter(item);
  }

  @Override
  public void commit(FlashContent next) {
    power.use("flash commit");
    Map<FlashItem, Integer> areas = new EnumMap<>(FlashItem.class);
    areas.putAll(mounted.areas());
    written.forEach((item, image) -> {
      if (named(next, item, image)) {
        areas.put(item, image.area());
      }
    });
    Mounted result = new Mounted(next, areas);
    chip.commit(result);
    mounted = result;
    written.entrySet().removeIf(image -> named(next, image.getKey(), image.getValue()));
    power.use("flash committed");
  }

  private static boolean named(FlashContent content, FlashItem item, Written image) {
    return body(content, item).equals(Optional.of(image.body()));
  }

  /** The body that a content names for a binary item. */
  public static Optional<StoredBody> body(FlashContent content, FlashItem item) {
    return item.firmware()
        ? content.firmware().part(item).body()
        : content.file(item).map(StoredFile::body);
  }

  /** A text lies in the content itself. */
  private final class TextWriter implements FlashWriter {
    private final BodyDigest digest = new BodyDigest(true);

    @Override
    public void append(Bytes piece) {
      power.use("flash append");
      digest.append(piece);
    }

    @Override
    public StoredBody finish() {
      power.use("flash finish");
      return digest.finish();
    }

    @Override
    public void abort() {
      power.use("flash abort");
    }
  }

  private final class ImageWriter implements FlashWriter {
    private final FlashItem item;
    private final int area;
    private final BodyDigest digest = new BodyDigest(false);
    private final byte[] page = new byte[Region.PAGE];
    private int filled;
    private int pages;

    ImageWriter(FlashItem item) {
      this.item = item;
      this.area = chip.nextArea(mounted, item);
      written.remove(item);
    }

    @Override
    public void append(Bytes piece) {
      power.use("flash append");
      digest.append(piece);
      byte[] octets = piece.toArray();
      for (int at = 0; at < octets.length; ) {
        int taken = Math.min(octets.length - at, page.length - filled);
        System.arraycopy(octets, at, page, filled, taken);
        filled += taken;
        at += taken;
        if (filled == page.length) {
          program(page);
        }
      }
    }

    private void program(byte[] octets) {
      chip.area(item, area).program(pages++, octets, 0);
      filled = 0;
    }

    @Override
    public StoredBody finish() {
      power.use("flash finish");
      if (filled > 0) {
        program(Arrays.copyOf(page, filled));
      }
      StoredBody body = digest.finish();
      written.put(item, new Written(area, body));
      return body;
    }

    @Override
    public void abort() {
      power.use("flash abort");
    }
  }
}
