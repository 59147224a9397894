// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.access;

/** Whether an asker may have the files of one phone, and why. */
public sealed interface AccessDecision {

  /** The sentence for the journal. */
  String reason();

  /** The asker is the phone, as its lease shows: whatever else it asked for does not matter. */
  record Holder(String reason) implements AccessDecision {}

  /** The asker may have them, as long as it does not seem to guess. */
  record Allowed(String reason) implements AccessDecision {}

  /** The asker must not have them, nor learn that they are there. */
  record Denied(String reason) implements AccessDecision {}
}
