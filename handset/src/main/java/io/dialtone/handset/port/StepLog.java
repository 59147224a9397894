// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.port;

/** Where the phone says what it does, as it does it. */
@FunctionalInterface
public interface StepLog {

  /** Takes one step; the shell adds the time. */
  void record(Step step);
}
