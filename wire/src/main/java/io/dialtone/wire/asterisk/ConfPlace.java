// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.asterisk;

/** A line of a file, from 1, as it is told to people. */
public record ConfPlace(String file, int line) {

  @Override
  public String toString() {
    return file + ", line " + line;
  }
}
