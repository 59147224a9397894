// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import io.dialtone.link.UdpBinding;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import java.util.Optional;

/**
 * Where DHCP listens, and the address phones are told to reach us at, if that is set.
 *
 * @param address {@code --address}; else the bound one, else the one each packet came to
 */
public record DhcpListening(UdpBinding binding, Optional<Ip4Address> address) {

  /** The port DHCP servers listen on: RFC 2131 section 4.1. */
  private static final int SERVER_PORT = 67;

  /** On an address and port. */
  public static DhcpListening at(Endpoint endpoint, Optional<Ip4Address> address) {
    return new DhcpListening(
        UdpBinding.at(Addresses.socketAddress(endpoint)).broadcasting(), address);
  }

  /** On one network interface, at DHCP's own port. */
  public static DhcpListening on(String networkInterface, Optional<Ip4Address> address) {
    Endpoint any = new Endpoint(Ip4Address.ANY, SERVER_PORT);
    return new DhcpListening(
        UdpBinding.at(Addresses.socketAddress(any)).onDevice(networkInterface).broadcasting(),
        address);
  }
}
