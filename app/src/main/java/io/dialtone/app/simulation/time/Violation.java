// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation.time;

/** An invariant does not hold. */
public final class Violation extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says which, and how that was seen. */
  public Violation(String message) {
    super(message);
  }

  /** The same, with what showed it. */
  public Violation(String message, Throwable cause) {
    super(message, cause);
  }
}
