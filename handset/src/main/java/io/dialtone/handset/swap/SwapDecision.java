// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.swap;

import io.dialtone.wire.identity.FilePrefix;

/** Whether the phone changes its protocol, and why. */
public sealed interface SwapDecision {

  /** It does; from its next start on it is this. */
  record Swap(FilePrefix next, String reason) implements SwapDecision {}

  /** It does not: {@code Wrong Firmware}. */
  record Refused(String reason) implements SwapDecision {}

  /** Why, in words. */
  String reason();
}
