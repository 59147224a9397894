// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.access;

import java.time.Duration;

/** What one asking for a phone's file gets, as far as guessing goes. */
public sealed interface GuessVerdict {

  /** An answer, now. */
  record Now() implements GuessVerdict {}

  /** The same answer, later. */
  record Later(Duration by) implements GuessVerdict {}

  /** Nothing: as if there were no file. */
  record Never(String reason) implements GuessVerdict {}
}
