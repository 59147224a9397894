// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.demo;

import io.dialtone.wire.config.ConfigFile;
import io.dialtone.wire.config.Parameter;
import io.dialtone.wire.octets.Bytes;
import java.util.ArrayList;
import java.util.List;

/** The parameters of a config file in the making, section by section. */
final class ParameterList {
  private final List<Parameter> parameters = new ArrayList<>();
  private String section = "";

  ParameterList section(String name) {
    section = name;
    return this;
  }

  ParameterList set(String name, String value) {
    parameters.add(new Parameter(section, name, value, 0));
    return this;
  }

  ParameterList set(String name, int value) {
    return set(name, String.valueOf(value));
  }

  /** The file, with a comment as its first line. */
  Bytes encode(String comment) {
    return Bytes.latin1("; " + comment + "\r\n\r\n").plus(new ConfigFile(parameters).encode());
  }
}
