// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.asterisk;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a configuration, gathered as far as it is told. */
final class ConfTold {

  private final List<ConfFault> faults = new ArrayList<>();
  private final List<ConfFault> warnings = new ArrayList<>();
  private boolean stopped;

  /** Something for which Asterisk would refuse all of it; the rest is looked at all the same. */
  void fault(ConfPlace place, String reason) {
    faults.add(new ConfFault(place, reason));
    stopped |= faults.size() >= AsteriskConfig.MAX_TOLD;
  }

  /** A limit is passed, and nothing more is read. */
  void stop(ConfPlace place, String reason) {
    if (!stopped) {
      faults.add(new ConfFault(place, reason));
    }
    stopped = true;
  }

  void warning(ConfPlace place, String reason) {
    if (warnings.size() < AsteriskConfig.MAX_TOLD) {
      warnings.add(new ConfFault(place, reason));
    }
  }

  boolean stopped() {
    return stopped;
  }

  List<ConfFault> faults() {
    return faults;
  }

  List<ConfFault> warnings() {
    return warnings;
  }
}
