// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.command;

/** The answer to an order is no, for this reason. */
final class Refused extends Exception {

  private static final long serialVersionUID = 1L;

  Refused(String reason) {
    super(reason);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
