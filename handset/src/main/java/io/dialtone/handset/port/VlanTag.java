// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.port;

/**
 * What the phone puts before its packets on a VLAN (IEEE 802.1Q, clause 9.6).
 *
 * @param id the voice VLAN, 1 to 4094
 * @param priority 0 to 7
 */
public record VlanTag(int id, int priority) {

  public VlanTag {
    if (id < 1 || id > 4094 || priority < 0 || priority > 7) {
      throw new IllegalArgumentException("no VLAN tag: id " + id + ", priority " + priority);
    }
  }

  @Override
  public String toString() {
    return "VLAN " + id + ", priority " + priority;
  }
}
