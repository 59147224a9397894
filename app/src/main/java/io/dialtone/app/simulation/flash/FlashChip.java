// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation.flash;

import io.dialtone.app.simulation.time.Power;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.FlashItem;
import io.dialtone.wire.octets.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;

/**
 * The chip of one phone, which outlives its power.
 *
 * <pre>
 *   two banks          page 0: mark, sequence, length, checksums      pages 1…: the content
 *   per binary item    two areas, each an image
 * </pre>
 *
 * <p>A commit fills the other bank from page 1 on and programs its page 0 last; of two good banks
 * the one with the higher sequence counts. So whatever page the power goes at, the chip holds the
 * content before or the content after (RUN-9).
 */
public final class FlashChip {

  private static final RecordCodec CODEC = RecordCodec.of(Mounted.class);
  private static final int MARK = 0x44494131;
  private static final int HEADER = 4 + 8 + 4 + 8 + 8;

  private final FlashHabits habits;
  private final Region[] banks;
  private final Map<FlashItem, Region[]> areas = new EnumMap<>(FlashItem.class);
  private final Power power;
  private final RandomGenerator random;

  /** The first page of a bank. */
  private record Header(long sequence, int length, long checksum) {}

  /** A chip as the factory fills it. */
  public FlashChip(FlashContent factory, FlashHabits habits, Power power, RandomGenerator random) {
    this.habits = habits;
    this.power = power;
    this.random = random;
    this.banks = new Region[] {new Region(power, random), new Region(power, random)};
    byte[] body = encode(new Mounted(factory, new EnumMap<>(FlashItem.class)));
    banks[0].preset(0, header(new Header(1, body.length, checksum(body))));
    banks[0].preset(1, body);
  }

  /** What a phone finds that starts now. */
  public Mounted mount() {
    int bank = inForce();
    Header header = readHeader(bank).orElseThrow(() -> new FlashUnreadable("no bank is whole"));
    return decode(banks[bank].read(Region.PAGE, header.length()));
  }

  /** The octets of a binary item's image that is in force. */
  public Bytes image(Mounted mounted, FlashItem item, long length) {
    return Bytes.copyOf(regions(item)[mounted.area(item)].read(0, (int) length));
  }

  /** Where the next image of an item goes. */
  int nextArea(Mounted mounted, FlashItem item) {
    return habits.spareAreas() ? 1 - mounted.area(item) : mounted.area(item);
  }

  Region area(FlashItem item, int which) {
    return regions(item)[which];
  }

  /** Replaces the content. */
  void commit(Mounted next) {
    int old = inForce();
    long sequence = readHeader(old).map(Header::sequence).orElse(0L) + 1;
    Region target = banks[habits.twoBanks() ? 1 - old : old];
    byte[] body = encode(next);
    byte[] first = header(new Header(sequence, body.length, checksum(body)));
    if (!habits.twoBanks()) {
      target.program(0, first, 0);
    }
    for (int page = 0; page * Region.PAGE < body.length; page++) {
      target.program(page + 1, body, page * Region.PAGE);
    }
    if (habits.twoBanks()) {
      target.program(0, first, 0);
    }
  }

  private int inForce() {
    long first = sound(0);
    long second = sound(1);
    return second > first ? 1 : 0;
  }

  /** The sequence of a bank that is whole, else 0. */
  private long sound(int bank) {
    Optional<Header> header = readHeader(bank);
    if (header.isEmpty() || !habits.twoBanks()) {
      return header.map(Header::sequence).orElse(0L);
    }
    byte[] body = banks[bank].read(Region.PAGE, header.get().length());
    return checksum(body) == header.get().checksum() ? header.get().sequence() : 0;
  }

  private Region[] regions(FlashItem item) {
    return areas.computeIfAbsent(
        item, _ -> new Region[] {new Region(power, random), new Region(power, random)});
  }

  private static byte[] header(Header header) {
    var out = new ByteArrayOutputStream(HEADER);
    try (var data = new DataOutputStream(out)) {
      data.writeInt(MARK);
      data.writeLong(header.sequence());
      data.writeInt(header.length());
      data.writeLong(header.checksum());
      data.flush();
      data.writeLong(checksum(out.toByteArray()));
    } catch (IOException e) {
      throw new IllegalStateException("memory has no such faults", e);
    }
    return out.toByteArray();
  }

  private Optional<Header> readHeader(int bank) {
    byte[] octets = banks[bank].read(0, HEADER);
    try (var data = new DataInputStream(new ByteArrayInputStream(octets))) {
      if (data.readInt() != MARK) {
        return Optional.empty();
      }
      var header = new Header(data.readLong(), data.readInt(), data.readLong());
      return Arrays.equals(header(header), octets) ? Optional.of(header) : Optional.empty();
    } catch (IOException e) {
      throw new IllegalStateException("memory has no such faults", e);
    }
  }

  private static byte[] encode(Mounted mounted) {
    var out = new ByteArrayOutputStream(8 * 1024);
    try (var data = new DataOutputStream(out)) {
      CODEC.write(mounted, data);
    } catch (IOException e) {
      throw new IllegalStateException("memory has no such faults", e);
    }
    return out.toByteArray();
  }

  private static Mounted decode(byte[] body) {
    try (var data = new DataInputStream(new ByteArrayInputStream(body))) {
      return (Mounted) CODEC.read(data);
    } catch (IOException broken) {
      throw new FlashUnreadable("the content in flash is broken: " + broken.getMessage(), broken);
    }
  }

  private static long checksum(byte[] octets) {
    CRC32 crc = new CRC32();
    crc.update(octets);
    return crc.getValue();
  }
}
