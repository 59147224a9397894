// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.settings;

import java.nio.file.Path;

/**
 * A value as somebody wrote it: in which form, where, and what a relative path in it starts from.
 */
record Given(Form form, Origin origin, Path base) {

  /** A word of the command line or the environment, where everything is text. */
  static Given word(String text, Origin origin, Path base) {
    return new Given(new Form.Word(text), origin, base);
  }
}
