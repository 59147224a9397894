// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.sip;

import java.time.Instant;
import java.util.Optional;

/**
 * How one line is doing.
 *
 * @param detail in words
 * @param until when the registration runs out, if there is one
 */
public record LineStatus(
    int line, String number, State state, String detail, Optional<Instant> until) {

  /** The states. */
  public enum State {
    /** It has asked, and waits. */
    TRYING,
    /** There is a dial tone. */
    REGISTERED,
    /** The registrar said no; it is asked again later. */
    REFUSED,
    /** Nobody answered; somebody is asked again later. */
    UNREACHABLE,
    /** It is not registered, and will not be. */
    OFF
  }
}
