// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check;

import io.dialtone.wire.config.ConfigFile;
import io.dialtone.wire.config.Parameter;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.text.IniLine;
import io.dialtone.wire.text.TextLine;
import java.util.ArrayList;
import java.util.List;

/** A config file read to its end: where a phone stops at the first stray line, all are named. */
record ReadParameters(ConfigFile config, List<Section> sections, List<Integer> strays) {

  /** A section's header. */
  record Section(String name, int line) {}

  ReadParameters {
    sections = List.copyOf(sections);
    strays = List.copyOf(strays);
  }

  static ReadParameters of(Bytes bytes) {
    List<Parameter> parameters = new ArrayList<>();
    List<Section> sections = new ArrayList<>();
    List<Integer> strays = new ArrayList<>();
    String section = "";
    for (TextLine line : TextLine.split(bytes)) {
      switch (IniLine.parse(line.text())) {
        case IniLine.Blank() -> {}
        case IniLine.Comment(_) -> {}
        case IniLine.Section(var name) -> {
          section = name;
          sections.add(new Section(name, line.number()));
        }
        case IniLine.Setting(var name, var value) ->
            parameters.add(new Parameter(section, name, value, line.number()));
        case IniLine.Stray(_) -> strays.add(line.number());
      }
    }
    return new ReadParameters(new ConfigFile(parameters), sections, strays);
  }
}
