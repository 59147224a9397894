// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.settings;

/** A value that its key cannot take, with what was expected and found. */
final class UnfitValueException extends Exception {

  private static final long serialVersionUID = 1L;

  UnfitValueException(String message) {
    super(message);
  }

  /** The usual sentence. */
  static UnfitValueException expected(String what, Form found) {
    return new UnfitValueException("expected " + what + ", found " + found.found());
  }
}
