// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.melody;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import io.dialtone.wire.text.IniLine;
import io.dialtone.wire.text.TextLine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A melody file (FIL-3): ringer melodies, system melodies and call waiting tones alike, one tune a
 * line.
 */
public record MelodyFile(List<Melody> melodies) {

  /** The largest file we read; the phones' own have 2 KB. */
  public static final int MAX_LENGTH = 1 << 20;

  public MelodyFile {
    melodies = List.copyOf(melodies);
  }

  /** Reads a melody file; empty lines are passed over, a line that is no tune spoils the file. */
  public static MelodyFile parse(Bytes file) throws MalformedPacketException {
    if (file.length() > MAX_LENGTH) {
      throw new MalformedPacketException(
          "file", MAX_LENGTH, "longer than " + MAX_LENGTH + " bytes");
    }
    List<Melody> melodies = new ArrayList<>();
    for (TextLine line : TextLine.split(file)) {
      if (!IniLine.trim(line.text()).isEmpty()) {
        melodies.add(new RtttlReader(line).melody());
      }
    }
    if (melodies.isEmpty()) {
      throw new MalformedPacketException("line 1", 0, "no tune in the whole file");
    }
    return new MelodyFile(melodies);
  }

  /** The file as text, each tune on a CRLF line. */
  public Bytes encode() {
    return Bytes.latin1(
        melodies.stream().map(Melody::text).collect(Collectors.joining("\r\n", "", "\r\n")));
  }
}
