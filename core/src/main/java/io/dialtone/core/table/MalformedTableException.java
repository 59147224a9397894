// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.table;

/** A text that is no table. */
public final class MalformedTableException extends Exception {

  private static final long serialVersionUID = 1L;

  MalformedTableException(String message, Throwable cause) {
    super(message, cause);
  }
}
