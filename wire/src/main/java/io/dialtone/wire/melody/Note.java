// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.melody;

/** One sound of a tune, or its absence (FIL-3); a duration of 4 is a quarter of a whole note. */
public sealed interface Note {

  /** The note's duration: 1 to 64, a whole note down to its 64th part. */
  int duration();

  /** Whether the note is half as long again. */
  boolean dotted();

  /** A tone; {@code letter} is a to h, h as the Germans say for b. */
  record Tone(int duration, boolean dotted, char letter, boolean sharp, int octave)
      implements Note {}

  /** A pause. */
  record Rest(int duration, boolean dotted) implements Note {}
}
