// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import io.dialtone.wire.dhcp.DhcpOption;
import io.dialtone.wire.dhcp.OptionCode;
import java.util.List;

/** What options 190, 191 and 192 tell a phone: tagging on or off, voice and data VLAN (VLN-1). */
public record Vlan(boolean tagged, int voice, int data) {

  private static final int HIGHEST_ID = 4094;

  public Vlan {
    if (voice < 1 || voice > HIGHEST_ID || data < 1 || data > HIGHEST_ID) {
      throw new IllegalArgumentException(
          "a VLAN id is 1 to " + HIGHEST_ID + ": voice " + voice + ", data " + data);
    }
  }

  /** All three, because a phone takes them together or not at all. */
  List<DhcpOption> options() {
    return List.of(
        new DhcpOption.VlanFlag(tagged ? 1 : 0),
        new DhcpOption.VlanId(OptionCode.VOICE_VLAN, voice),
        new DhcpOption.VlanId(OptionCode.DATA_VLAN, data));
  }
}
