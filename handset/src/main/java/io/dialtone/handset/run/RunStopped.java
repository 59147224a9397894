// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.run;

import io.dialtone.handset.display.Message;

/** An error that ends the run where it stands: no INF, no server, no firmware (RUN-8). */
final class RunStopped extends Exception {

  private static final long serialVersionUID = 1L;

  private final Message shown;
  private final String reason;
  private final String rule;

  RunStopped(Message shown, String reason, String rule) {
    super(shown.text() + ": " + reason);
    this.shown = shown;
    this.reason = reason;
    this.rule = rule;
  }

  Message shown() {
    return shown;
  }

  String reason() {
    return reason;
  }

  String rule() {
    return rule;
  }
}
