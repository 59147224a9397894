// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.config;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import io.dialtone.wire.text.IniLine;
import io.dialtone.wire.text.IniText;
import io.dialtone.wire.text.TextLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A common or MAC-specific config file (FIL-1): its parameters in the order of the file. */
public record ConfigFile(List<Parameter> parameters) {

  /** The largest file we read; the phones' own have 18 KB. */
  public static final int MAX_LENGTH = 1 << 20;

  private static final int SERIAL_DIGITS = 12;

  public ConfigFile {
    parameters = List.copyOf(parameters);
  }

  /**
   * Reads a config file. A line that is neither empty, comment, {@code [section]} nor {@code
   * name=value} spoils the whole file; the exception names it.
   */
  public static ConfigFile parse(Bytes file) throws MalformedPacketException {
    if (file.length() > MAX_LENGTH) {
      throw new MalformedPacketException(
          "file", MAX_LENGTH, "longer than " + MAX_LENGTH + " bytes");
    }
    List<Parameter> parameters = new ArrayList<>();
    String section = "";
    for (TextLine line : TextLine.split(file)) {
      switch (IniLine.parse(line.text())) {
        case IniLine.Blank() -> {}
        case IniLine.Comment(_) -> {}
        case IniLine.Section(var name) -> section = name;
        case IniLine.Setting(var name, var value) ->
            parameters.add(new Parameter(section, name, value, line.number()));
        case IniLine.Stray(_) ->
            throw new MalformedPacketException(
                line.label(), line.offset(), "neither [section] nor name=value");
      }
    }
    return new ConfigFile(parameters);
  }

  /** The parameter of this name, in any section and letter case; the last one counts. */
  public Optional<Parameter> find(String name) {
    return parameters.reversed().stream().filter(p -> p.isNamed(name)).findFirst();
  }

  /** The value of {@code config_sn} in section {@code [sys]} (RUN-4), whatever it looks like. */
  public Optional<String> configSerial() {
    return parameters.reversed().stream()
        .filter(p -> p.section().equalsIgnoreCase("sys") && p.isNamed("config_sn"))
        .map(Parameter::value)
        .findFirst();
  }

  /** Whether this is a serial number as the phones take it: 12 digits (RUN-4). */
  public static boolean isSerial(String text) {
    return text.length() == SERIAL_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** The file as text: CRLF, a header wherever the section changes. */
  public Bytes encode() {
    IniText text = new IniText();
    parameters.forEach(p -> text.add(p.section(), p.name(), p.value()));
    return text.toBytes();
  }
}
