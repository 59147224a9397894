// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.imports;

import io.dialtone.app.terminal.Terminal;

/** How far long work is, on standard error, so that what is printed stays whole. */
final class ImportProgress {

  private static final String CLEAR = "\r\u001b[K";

  private final Terminal terminal;
  private final boolean shown;

  /**
   * Of work that may be long.
   *
   * @param shown whether it is long enough to be told, or there is a terminal to draw over
   */
  ImportProgress(Terminal terminal, boolean shown) {
    this.terminal = terminal;
    this.shown = shown || terminal.live();
  }

  void step(String what) {
    if (terminal.live()) {
      terminal.err().print(CLEAR + what + " ...");
    } else if (shown) {
      terminal.err().println(what + " ...");
    }
    terminal.err().flush();
  }

  void done() {
    if (terminal.live()) {
      terminal.err().print(CLEAR);
      terminal.err().flush();
    }
  }
}
