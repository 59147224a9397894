// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.terminal;

/** A number of things in words. */
public final class Count {

  private Count() {}

  /** {@code 1 phone}, {@code 2 phones}. */
  public static String of(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
