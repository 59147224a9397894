// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.data;

/** The data folder cannot be had; the message says why and what to do. */
public final class DataFolderException extends Exception {

  private static final long serialVersionUID = 1L;

  DataFolderException(String message) {
    super(message);
  }
}
