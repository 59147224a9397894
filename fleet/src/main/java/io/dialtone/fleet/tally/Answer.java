// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.tally;

/** How a request for a file ended. */
public enum Answer {
  /** The whole file came. */
  TAKEN,
  /** The server has no such file. */
  ABSENT,
  /** The server answered in some other way. */
  REFUSED,
  /** No answer came, or only a part of one. */
  UNANSWERED
}
