// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.lease;

/** The book's answer to "may this phone have that very address?". */
public sealed interface Claim {

  /** It may. */
  record Fair(Pool pool, String why) implements Claim {}

  /** It may not, and the sentence says why. */
  record Unfair(String why) implements Claim {}
}
