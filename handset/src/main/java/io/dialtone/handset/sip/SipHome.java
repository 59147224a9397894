// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.sip;

import io.dialtone.handset.port.InterfaceAddress;
import io.dialtone.handset.port.PhoneStatus;
import io.dialtone.wire.octets.Endpoint;
import java.util.Optional;

/** Where a phone is reached by SIP, as its Contact and Via have it: RFC 3261 section 8.1.1.8. */
public sealed interface SipHome {

  /** Where it is reached; empty while nobody can reach it. */
  Optional<Endpoint> contact(PhoneStatus phone);

  /** Always in the same place. */
  record Fixed(Endpoint at) implements SipHome {
    @Override
    public Optional<Endpoint> contact(PhoneStatus phone) {
      return Optional.of(at);
    }
  }

  /** At the address that the phone has from DHCP, as long as it has one. */
  record Leased(int port) implements SipHome {
    @Override
    public Optional<Endpoint> contact(PhoneStatus phone) {
      return phone.address().map(InterfaceAddress::address).map(ip -> new Endpoint(ip, port));
    }
  }
}
