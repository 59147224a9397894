// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.net;

import java.io.IOException;

/** Why the phone cannot be plugged into a device of this machine, and what to do about it. */
public final class PlugFault extends IOException {
  private static final long serialVersionUID = 1;

  PlugFault(String reason) {
    super(reason);
  }
}
