// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.flash;

/**
 * What a phone is told about VLANs, be it by options 190 to 192 or by its parameters (VLN-1).
 *
 * @param tagged whether the phone tags its packets
 * @param voice the VLAN of the phone itself
 * @param data the VLAN of the computer behind it
 */
public record VlanSet(boolean tagged, int voice, int data) {

  /** The ids that IEEE 802.1Q leaves to its users. */
  public static final int LOWEST_ID = 1;

  public static final int HIGHEST_ID = 4094;

  /** No tags; the ids are those that phones are shipped with. */
  public static final VlanSet UNTAGGED = new VlanSet(false, LOWEST_ID, LOWEST_ID);

  public VlanSet {
    if (!isId(voice) || !isId(data)) {
      throw new IllegalArgumentException("no VLAN ids: voice " + voice + ", data " + data);
    }
  }

  /** Tags for voice and data. */
  public static VlanSet tags(int voice, int data) {
    return new VlanSet(true, voice, data);
  }

  /** Whether a number is a VLAN's. */
  public static boolean isId(int number) {
    return number >= LOWEST_ID && number <= HIGHEST_ID;
  }

  /** Whether both have the same effect: without tags the ids have none. */
  public boolean sameInForce(VlanSet other) {
    return equals(other) || (!tagged && !other.tagged);
  }

  /** In words. */
  public String text() {
    return tagged ? "voice VLAN " + voice + ", data VLAN " + data : "untagged";
  }
}
