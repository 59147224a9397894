// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.port;

import io.dialtone.handset.display.Display;

/** The phone's screen and lamp. */
@FunctionalInterface
public interface Panel {

  /** Shows this and nothing else. */
  void show(Display display);
}
