// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.web;

/** What a try to log in came to. */
sealed interface LoginOutcome {

  /** The visitor is the administrator from now on. */
  record Welcome() implements LoginOutcome {}

  /** Not this time; the page says why, but never whether the name was right. */
  record Refused(String reason) implements LoginOutcome {}

  /** Too many wrong passwords in a short time. */
  record Barred(String reason) implements LoginOutcome {}
}
