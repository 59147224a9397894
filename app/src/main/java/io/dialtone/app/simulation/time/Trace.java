// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation.time;

import java.util.Locale;
import java.util.function.Consumer;

/**
 * All that happens in one run, as one number and, where somebody listens, as lines. Two runs with
 * the same number went the same way.
 */
public final class Trace {

  private static final long PRIME = 0x9E37_79B9_7F4A_7C15L;

  private final VirtualTime time;
  private final Consumer<String> listener;
  private final boolean heard;
  private long digest = PRIME;

  /** A trace that nobody reads. */
  public static Trace unheard(VirtualTime time) {
    return new Trace(time, _ -> {}, false);
  }

  /** A trace whose lines go to somebody as they come. */
  public static Trace heard(VirtualTime time, Consumer<String> listener) {
    return new Trace(time, listener, true);
  }

  private Trace(VirtualTime time, Consumer<String> listener, boolean heard) {
    this.time = time;
    this.listener = listener;
    this.heard = heard;
  }

  /** Something happened. */
  public void note(String who, String what, String how) {
    mix(time.now());
    mix(who.hashCode());
    mix(what.hashCode());
    mix(how.hashCode());
    if (heard) {
      double seconds = time.now() / 1e9;
      listener.accept(String.format(Locale.ROOT, "%10.3f %-8s %s: %s", seconds, who, what, how));
    }
  }

  /** Something happened that one number tells enough of. */
  public void note(String who, String what, long number) {
    mix(time.now());
    mix(who.hashCode());
    mix(what.hashCode());
    mix(number);
    if (heard) {
      double seconds = time.now() / 1e9;
      listener.accept(String.format(Locale.ROOT, "%10.3f %-8s %s %d", seconds, who, what, number));
    }
  }

  /** The number. */
  public long digest() {
    return digest;
  }

  private void mix(long value) {
    digest = Long.rotateLeft(digest ^ value, 29) * PRIME;
  }
}
