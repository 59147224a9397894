// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.run;

/** The server cannot start; the message is one line that says what to do. */
public final class StartException extends Exception {

  private static final long serialVersionUID = 1L;

  StartException(String message) {
    super(message);
  }
}
