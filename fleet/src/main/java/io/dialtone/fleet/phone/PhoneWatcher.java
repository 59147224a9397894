// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.phone;

import io.dialtone.handset.display.Display;
import io.dialtone.handset.phone.PhoneEnd;
import io.dialtone.handset.port.PhoneStatus;
import io.dialtone.handset.port.Step;
import java.time.Instant;

/** Who looks on while a virtual phone works; called on the phone's own thread. */
public interface PhoneWatcher {

  /** The phone did something. */
  void step(Instant time, Step step);

  /** The phone's panel changed. */
  default void shows(Instant time, Display display) {}

  /** The phone's status changed; it may change often, so this must be quick. */
  default void is(PhoneStatus status) {}

  /** The phone begins to wait in real time, for nothing that a server does. */
  default void rests() {}

  /** That wait is over. */
  default void goesOn() {}

  /** The phone stands by, after power-up or after what it was asked for since. */
  default void stands(PhoneEnd end) {}
}
