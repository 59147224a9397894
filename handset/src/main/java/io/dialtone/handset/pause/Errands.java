// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.pause;

import java.util.OptionalLong;

/** What must be done at its time, however long the phone waits: the lease of its address. */
public interface Errands {

  /** Nothing ever. */
  Errands NONE =
      new Errands() {
        @Override
        public OptionalLong dueNanos() {
          return OptionalLong.empty();
        }

        @Override
        public void perform() {}
      };

  /** When the next is due, by the monotonic clock. */
  OptionalLong dueNanos();

  /** Does what is due. */
  void perform();
}
