// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.access;

/** Whether an asker may have a file, and why. */
public sealed interface AccessDecision {

  /** The sentence for the journal. */
  String reason();

  /** The asker may have it. */
  record Allowed(String reason) implements AccessDecision {}

  /** The asker must not have it, nor learn that it is there. */
  record Denied(String reason) implements AccessDecision {}
}
