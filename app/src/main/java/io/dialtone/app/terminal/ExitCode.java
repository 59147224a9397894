// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.terminal;

/** What the process says to the script that called it. */
public final class ExitCode {

  /** Done, and the answer is yes. */
  public static final int OK = 0;

  /** The answer is "no": not provisioned, faults found. */
  public static final int NO = 1;

  /** The thing itself failed: it cannot bind, a file is bad or locked. */
  public static final int FAILED = 2;

  /** Wrong usage. */
  public static final int USAGE = 64;

  /** A second signal ended it at once. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
