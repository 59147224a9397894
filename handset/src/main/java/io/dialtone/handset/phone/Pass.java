// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.phone;

import io.dialtone.handset.display.Display;
import io.dialtone.handset.phone.PhoneEnd.Ending;

/** What comes after one pass from the top. */
sealed interface Pass {

  /** The phone stands by. */
  record Ended(Ending ending, String reason, Display display) implements Pass {}

  /** The phone starts again. */
  record Rebooting(String why) implements Pass {}
}
