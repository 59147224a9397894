// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.terminal;

import java.util.List;

/** A subcommand cannot go on: the exit code, and what to tell the user, one fault a line. */
public final class CommandFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  public CommandFailure(int exitCode, String line) {
    super(line);
    this.exitCode = exitCode;
  }

  public CommandFailure(int exitCode, List<String> lines) {
    this(exitCode, String.join("\n", lines));
  }

  public int exitCode() {
    return exitCode;
  }

  /** The lines of the message: one for each fault. */
  public List<String> lines() {
    return List.of(String.valueOf(getMessage()).split("\n"));
  }
}
