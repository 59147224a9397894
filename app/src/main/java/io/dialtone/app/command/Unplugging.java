// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import io.dialtone.fleet.power.PowerSwitch;

/** Pulls the phone's plug when the process is told to end, so that nothing of it stays behind. */
record Unplugging(Thread hook) implements AutoCloseable {

  static Unplugging atExit(PowerSwitch power) {
    var unplugging = new Unplugging(Thread.ofPlatform().unstarted(power::cut));
    Runtime.getRuntime().addShutdownHook(unplugging.hook());
    return unplugging;
  }

  /** The phone is unplugged already. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      return; // the process is ending, and the hook does its work
    }
  }
}
