// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.data;

/** A request on the control socket that is refused or failed, in a sentence for the user. */
public final class ControlRefusal extends Exception {

  private static final long serialVersionUID = 1L;

  public ControlRefusal(String message) {
    super(message);
  }
}
