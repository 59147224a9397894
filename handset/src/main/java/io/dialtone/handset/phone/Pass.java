// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.phone;

import io.dialtone.handset.display.Display;
import io.dialtone.handset.phone.PhoneEnd.Ending;

/** What comes after one pass from the top, or one run. */
sealed interface Pass {

  /** The phone stands by. */
  record Ended(Ending ending, String reason, Display display) implements Pass {}

  /** The phone starts again, as soon as it is idle. */
  record Rebooting(String why, String rule) implements Pass {}

  /** Something more urgent came before the run began. */
  record Interrupted() implements Pass {}
}
