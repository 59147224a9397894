// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.parameter;

/** A dictionary file that cannot be read: which file, which line, and what is wrong there. */
public final class MalformedDictionaryException extends Exception {
  private static final long serialVersionUID = 1;

  private final String file;
  private final int line;

  /** The line counts from 1; 0 is the file as a whole. */
  public MalformedDictionaryException(String file, int line, String what) {
    super(file + (line == 0 ? "" : ", line " + line) + ": " + what);
    this.file = file;
    this.line = line;
  }

  public String file() {
    return file;
  }

  public int line() {
    return line;
  }
}
