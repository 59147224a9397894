// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.sip;

/** What becomes of a NOTIFY, and by which rule. */
public sealed interface NotifyDecision {

  /** Answered 200; the phone is told, and decides itself when the moment is. */
  record Accepted(boolean reboot, String reason, String rule) implements NotifyDecision {}

  /** Answered 200, and that is all. */
  record Noted(String reason, String rule) implements NotifyDecision {}

  /** Answered with another status. */
  record Refused(int status, String reason, String rule) implements NotifyDecision {}

  /** Answered 401: the sender must show that it knows a line's password. */
  record Challenged(boolean stale, String reason, String rule) implements NotifyDecision {}

  /** Not answered at all. */
  record Silent(String reason, String rule) implements NotifyDecision {}

  /** Why, in words. */
  String reason();

  /** The rule it follows. */
  String rule();
}
