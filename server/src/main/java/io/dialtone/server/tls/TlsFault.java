// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tls;

/** A certificate or key that cannot be used, in one line that names the setting and the file. */
public final class TlsFault extends Exception {

  private static final long serialVersionUID = 1L;

  TlsFault(String message) {
    super(message);
  }
}
