// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.world;

import io.dialtone.handset.port.PowerLost;

/** Counts port calls, and fails at one of them. */
public final class PowerSupply {

  private long calls;
  private long cutAt = Long.MAX_VALUE;

  /** Cuts the power at the n-th call from now, counted from 1. */
  public void cutAt(long call) {
    calls = 0;
    cutAt = call;
  }

  /** Power without end. */
  public void restore() {
    cutAt = Long.MAX_VALUE;
  }

  /** The calls since the count began. */
  public long calls() {
    return calls;
  }

  void use(String call) {
    calls++;
    if (calls >= cutAt) {
      throw new PowerLost(call);
    }
  }
}
