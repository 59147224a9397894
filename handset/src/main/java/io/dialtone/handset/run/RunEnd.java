// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.run;

import io.dialtone.handset.display.Message;
import java.util.Optional;

/** How a run ends. */
public sealed interface RunEnd {

  /** Something was installed or stored that takes effect with a reboot (RUN-1). */
  record Reboot(String why) implements RunEnd {}

  /** The phone is prepared and stops, ready for the box (RUN-11). */
  record Customized() implements RunEnd {}

  /** The phone stands by; the message is the latest error's, where there was one (RUN-8). */
  record Idle(Optional<Message> error) implements RunEnd {}
}
