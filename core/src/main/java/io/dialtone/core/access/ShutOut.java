// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.access;

/** Which addresses may be shut out for a time, beyond being slowed. */
public enum ShutOut {
  /** Those that guess; not those where several phones have had their files, as behind a NAT. */
  GUESSERS,
  /** Also those where many phones have had their files. */
  ALWAYS,
  /** None. */
  NEVER
}
