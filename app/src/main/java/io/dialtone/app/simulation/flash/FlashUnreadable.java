// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation.flash;

/** Flash holds nothing that a phone could start with: a brick. */
public final class FlashUnreadable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FlashUnreadable(String message) {
    super(message);
  }

  FlashUnreadable(String message, Throwable cause) {
    super(message, cause);
  }
}
