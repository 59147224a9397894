// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.web;

import io.dialtone.handset.port.PhoneStatus;
import io.dialtone.handset.web.Deed;
import java.util.Optional;

/** The phone behind the pages; called on connections' threads, many at once. */
public interface WebPhone {

  /** How the phone is; empty while it has no power. */
  Optional<PhoneStatus> status();

  /** Does what a page asked for; the answer is on its way then. */
  void perform(Deed deed);
}
