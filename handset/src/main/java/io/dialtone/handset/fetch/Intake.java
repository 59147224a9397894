// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.fetch;

import io.dialtone.handset.port.BodySink;

/** A sink for one file that may have to begin anew when a try failed. */
public interface Intake extends BodySink {

  /** Forgets what came so far. */
  void begin();

  /** What came is not wanted. */
  void discard();
}
