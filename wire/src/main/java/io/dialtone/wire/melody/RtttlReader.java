// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.melody;

import io.dialtone.wire.octets.MalformedPacketException;
import io.dialtone.wire.text.IniLine;
import io.dialtone.wire.text.TextLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one RTTTL line as leniently as the phones do (FIL-3).
 *
 * <pre>
 *   name : [d=4][,o=6][,b=63] : note , note , ...
 *   note = [duration] letter [#] [.] [octave] [.]      letter in any case, p is a rest
 * </pre>
 */
final class RtttlReader {
  private static final Pattern NOTE = Pattern.compile("(\\d{0,2})([a-hp])(#?)(\\.?)([1-9]?)(\\.?)");
  private static final Pattern DEFAULT = Pattern.compile("([dob])=(\\d{1,3})");
  private static final List<Integer> DURATIONS = List.of(1, 2, 4, 8, 16, 32, 64);
  private static final int MAX_NOTES = 10_000;

  private final TextLine line;
  private int duration = 4;
  private int octave = 6;
  private int tempo = 63;

  RtttlReader(TextLine line) {
    this.line = line;
  }

  Melody melody() throws MalformedPacketException {
    String[] parts = line.text().split(":", -1);
    if (parts.length != 3) {
      throw fault("a tune has the form name:defaults:notes");
    }
    String name = IniLine.trim(parts[0]);
    if (name.isEmpty()) {
      throw fault("the tune has no name");
    }
    for (String one : list(parts[1])) {
      setDefault(one);
    }
    List<Note> notes = new ArrayList<>();
    for (String one : list(parts[2])) {
      notes.add(note(one));
    }
    if (notes.isEmpty() || notes.size() > MAX_NOTES) {
      throw fault("a tune has 1 to " + MAX_NOTES + " notes, not " + notes.size());
    }
    return new Melody(name, duration, octave, tempo, notes);
  }

  /** The parts between commas, in lower case and without blanks; a last empty one is no part. */
  private static List<String> list(String text) {
    String bare = text.replace(" ", "").replace("\t", "").toLowerCase(Locale.ROOT);
    List<String> parts = List.of(bare.split(",", -1));
    return parts.getLast().isEmpty() ? parts.subList(0, parts.size() - 1) : parts;
  }

  private void setDefault(String text) throws MalformedPacketException {
    Matcher matcher = DEFAULT.matcher(text);
    if (!matcher.matches()) {
      throw fault("'" + text + "' is none of d=, o=, b=");
    }
    int value = Integer.parseInt(matcher.group(2));
    switch (matcher.group(1)) {
      case "d" -> duration = durationOf(value);
      case "o" -> octave = within("octave", value, 9);
      default -> tempo = within("tempo", value, 999);
    }
  }

  private Note note(String text) throws MalformedPacketException {
    Matcher matcher = NOTE.matcher(text);
    if (!matcher.matches() || (!matcher.group(4).isEmpty() && !matcher.group(6).isEmpty())) {
      throw fault("'" + text + "' is no note");
    }
    String digits = matcher.group(1);
    int length = digits.isEmpty() ? duration : durationOf(Integer.parseInt(digits));
    boolean dotted = !matcher.group(4).isEmpty() || !matcher.group(6).isEmpty();
    char letter = matcher.group(2).charAt(0);
    if (letter == 'p') {
      return new Note.Rest(length, dotted);
    }
    String height = matcher.group(5);
    return new Note.Tone(
        length,
        dotted,
        letter,
        !matcher.group(3).isEmpty(),
        height.isEmpty() ? octave : Integer.parseInt(height));
  }

  private int durationOf(int value) throws MalformedPacketException {
    if (!DURATIONS.contains(value)) {
      throw fault("the duration " + value + " is none of " + DURATIONS);
    }
    return value;
  }

  private int within(String what, int value, int most) throws MalformedPacketException {
    if (value < 1 || value > most) {
      throw fault("the " + what + " " + value + " is not between 1 and " + most);
    }
    return value;
  }

  private MalformedPacketException fault(String reason) {
    return new MalformedPacketException(line.label(), line.offset(), reason);
  }
}
