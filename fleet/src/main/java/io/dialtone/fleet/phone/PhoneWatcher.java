// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.phone;

import io.dialtone.handset.display.Display;
import io.dialtone.handset.port.Step;
import java.time.Instant;

/** Who looks on while a virtual phone works; called on the phone's own thread. */
public interface PhoneWatcher {

  /** The phone did something. */
  void step(Instant time, Step step);

  /** The phone's panel changed. */
  default void shows(Instant time, Display display) {}
}
