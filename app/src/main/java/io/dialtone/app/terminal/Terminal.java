// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.terminal;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * The surroundings of a command: where it prints, what it was told by the environment, where it is.
 */
public record Terminal(
    PrintStream out, PrintStream err, Map<String, String> environment, Path directory) {

  /** The surroundings of this process. */
  public static Terminal ofProcess() {
    return new Terminal(System.out, System.err, System.getenv(), Path.of(""));
  }

  /** Says what went wrong on standard error, one line for each fault. */
  public void complain(Iterable<String> lines) {
    lines.forEach(line -> err.println("dialtone: " + line));
    err.flush();
  }
}
