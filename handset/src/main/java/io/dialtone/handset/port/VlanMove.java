// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.port;

/** What came of the phone's moving to a VLAN, or back from one. */
public sealed interface VlanMove {

  /** Its packets go there from now on. */
  record Moved(String how) implements VlanMove {}

  /** The tag is shown and nothing else: packets go where they went before. */
  record OnlyShown(String why) implements VlanMove {}
}
