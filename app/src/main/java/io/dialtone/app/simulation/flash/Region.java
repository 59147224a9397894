// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation.flash;

import io.dialtone.app.simulation.time.Power;
import io.dialtone.handset.port.PowerLost;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A stretch of pages of a flash chip. A page is programmed as a whole, unless the power goes
 * meanwhile: then its beginning is new, and of the rest nobody knows.
 */
final class Region {

  /** Octets of a page. */
  static final int PAGE = 256;

  private final Power power;
  private final RandomGenerator random;
  private byte[] cells = new byte[8 * PAGE];

  Region(Power power, RandomGenerator random) {
    this.power = power;
    this.random = random;
  }

  /** Puts octets there without using power, as the factory does. */
  void preset(int page, byte[] octets) {
    reserve(page * PAGE + octets.length);
    System.arraycopy(octets, 0, cells, page * PAGE, octets.length);
  }

  /** Programs one page with up to a page of octets, beginning at {@code from} of the source. */
  void program(int page, byte[] source, int from) {
    int length = Math.min(PAGE, source.length - from);
    reserve((page + 1) * PAGE);
    boolean powered = power.isOn();
    try {
      power.use("a page of flash");
    } catch (PowerLost cut) {
      if (powered) {
        tear(page, source, from, length);
      }
      throw cut;
    }
    System.arraycopy(source, from, cells, page * PAGE, length);
  }

  private void tear(int page, byte[] source, int from, int length) {
    int whole = random.nextInt(length + 1);
    System.arraycopy(source, from, cells, page * PAGE, whole);
    if (random.nextBoolean()) {
      byte[] rest = new byte[PAGE - whole];
      random.nextBytes(rest);
      System.arraycopy(rest, 0, cells, page * PAGE + whole, rest.length);
    }
  }

  /** A copy of what is there. */
  byte[] read(int from, int length) {
    reserve(from + length);
    return Arrays.copyOfRange(cells, from, from + length);
  }

  private void reserve(int length) {
    if (length > cells.length) {
      cells = Arrays.copyOf(cells, Math.max(length, cells.length * 2));
    }
  }
}
