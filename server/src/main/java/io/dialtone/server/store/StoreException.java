// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.store;

/** The database refused: one line that says what and, where it helps, what to do. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }

  public StoreException(String message) {
    super(message);
  }
}
