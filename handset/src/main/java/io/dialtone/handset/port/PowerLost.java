// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.port;

/**
 * The power was cut during a port call. Nothing in the phone catches it: whoever powers the phone
 * up again starts anew from what flash holds (RUN-9).
 */
public final class PowerLost extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says in which call the power went. */
  public PowerLost(String call) {
    super("power lost in " + call);
  }
}
