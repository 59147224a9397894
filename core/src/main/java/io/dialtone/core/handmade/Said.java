// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.handmade;

import io.dialtone.wire.config.Parameter;

/** What a config file says of a parameter. */
record Said(Parameter parameter, String file) {

  String name() {
    return parameter.name();
  }

  String value() {
    return parameter.value();
  }

  String from() {
    return file + ":" + parameter.line();
  }

  Note note(Note.Kind kind, String text) {
    return new Note(kind, file, parameter.line(), text);
  }
}
