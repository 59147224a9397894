// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.schedule;

/** What a trigger leads to, and by which rule. */
public sealed interface TriggerDecision {

  /** A run starts, with the source that the phone already has. */
  record Run(String reason, String rule) implements TriggerDecision {}

  /** The phone reboots; the run after it asks DHCP anew. */
  record Reboot(String reason, String rule) implements TriggerDecision {}

  /** The same as one of them, as soon as what is in the way is over. */
  record Held(TriggerDecision later, String reason, String rule) implements TriggerDecision {}

  /** Nothing. */
  record Ignored(String reason, String rule) implements TriggerDecision {}

  /** Why, in words. */
  String reason();

  /** The rule it follows. */
  String rule();
}
