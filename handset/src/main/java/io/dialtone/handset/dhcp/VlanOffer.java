// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.dhcp;

import io.dialtone.wire.dhcp.DhcpOptions;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.octets.Bytes;
import java.util.Optional;

/** Options 190, 191 and 192 as they came, valid or not (VLN-1). */
public record VlanOffer(Optional<Bytes> flag, Optional<Bytes> voice, Optional<Bytes> data) {

  static VlanOffer from(DhcpOptions options) {
    return new VlanOffer(
        options.raw(OptionCode.VLAN_FLAG),
        options.raw(OptionCode.VOICE_VLAN),
        options.raw(OptionCode.DATA_VLAN));
  }
}
