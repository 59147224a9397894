// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.port;

import java.time.Duration;
import java.util.Optional;

/** The phone's one queue of events, read only by its run thread. */
@FunctionalInterface
public interface Mailbox {

  /**
   * Lets time pass, and wakes early at the first event. Empty means that the time is over; a shell
   * that does not run in real time returns at once.
   */
  Optional<PhoneEvent> await(Duration atMost);

  /**
   * The same where nothing but an event or a date ends the wait: the phone stands by, or its user
   * is on it. A shell whose phone stays powered lives through this in real time.
   */
  default Optional<PhoneEvent> standBy(Duration atMost) {
    return await(atMost);
  }
}
