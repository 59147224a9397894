// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.flash;

/** A state file cannot be used: damaged, in use, or not to be written; the message says which. */
public final class StateFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  StateFault(String message) {
    super(message);
  }

  StateFault(String message, Throwable cause) {
    super(message, cause);
  }
}
