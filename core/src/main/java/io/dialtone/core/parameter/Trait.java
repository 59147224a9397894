// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.parameter;

/** What is special about a parameter. */
public enum Trait {
  /** Its value is a secret, masked wherever it is shown. */
  SECRET,
  /** Known from elsewhere: the file that the vendor ships for this kind of phone has not got it. */
  UNSHIPPED,
  /** Known of the SIP phone, and taken to be the same on the MGCP phone. */
  ASSUMED,
  /** Stands in the vendor's file, but this kind of phone has no such line. */
  IDLE,
  /** Left as the phone has it, unless the site says it: what attaches a phone, its user's own. */
  KEPT,
  /** Written by the house itself and by nobody else, such as {@code config_sn}. */
  OWN
}
