// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.melody;

import java.util.List;
import java.util.stream.Collectors;

/** One RTTTL tune (FIL-3): {@code Clocks:d=16,o=6,b=140:b5,a5,8p}. */
public record Melody(
    String name, int defaultDuration, int defaultOctave, int tempo, List<Note> notes) {

  public Melody {
    notes = List.copyOf(notes);
  }

  /** The tune as one line, without the line end; what equals a default is left out. */
  public String text() {
    return notes.stream()
        .map(this::text)
        .collect(
            Collectors.joining(
                ",",
                name + ":d=" + defaultDuration + ",o=" + defaultOctave + ",b=" + tempo + ":",
                ""));
  }

  private String text(Note note) {
    String duration = note.duration() == defaultDuration ? "" : String.valueOf(note.duration());
    String dot = note.dotted() ? "." : "";
    return switch (note) {
      case Note.Rest(_, _) -> duration + "p" + dot;
      case Note.Tone(_, _, var letter, var sharp, var octave) ->
          duration
              + letter
              + (sharp ? "#" : "")
              + dot
              + (octave == defaultOctave ? "" : String.valueOf(octave));
    };
  }
}
