// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.data;

/** The data folder cannot be had; the message says why and what to do. */
public final class DataFolderException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean busy;

  private DataFolderException(String message, boolean busy) {
    super(message);
    this.busy = busy;
  }

  static DataFolderException busy(String message) {
    return new DataFolderException(message, true);
  }

  static DataFolderException unusable(String message) {
    return new DataFolderException(message, false);
  }

  /** Whether another has it, who may let it go. */
  public boolean isBusy() {
    return busy;
  }
}
