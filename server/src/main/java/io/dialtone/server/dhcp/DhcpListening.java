// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import io.dialtone.link.UdpBinding;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import java.util.List;
import java.util.Optional;

/**
 * Where DHCP listens, and the address phones are told to reach us at, if that is set.
 *
 * @param bindings one for an address, or one a network interface
 * @param address {@code --address}; else the bound one, else the one each packet came to
 */
public record DhcpListening(List<UdpBinding> bindings, Optional<Ip4Address> address) {

  /** The port DHCP servers listen on: RFC 2131 section 4.1. */
  private static final int SERVER_PORT = 67;

  public DhcpListening {
    bindings = List.copyOf(bindings);
  }

  /** On an address and port; 0.0.0.0 is every interface there is. */
  public static DhcpListening at(Endpoint endpoint, Optional<Ip4Address> address) {
    return new DhcpListening(
        List.of(
            UdpBinding.at(Addresses.socketAddress(endpoint)).broadcasting().forCrowd().inHaste()),
        address);
  }

  /** On these network interfaces, at DHCP's own port. */
  public static DhcpListening on(List<String> interfaces, Optional<Ip4Address> address) {
    UdpBinding any =
        UdpBinding.at(Addresses.socketAddress(new Endpoint(Ip4Address.ANY, SERVER_PORT)))
            .forCrowd()
            .inHaste();
    return new DhcpListening(
        interfaces.stream().map(name -> any.onDevice(name).broadcasting()).toList(), address);
  }

  /** The interfaces named, or all where DHCP listens on all. */
  List<String> interfaces() {
    UdpBinding first = bindings.getFirst();
    boolean all =
        first.device().isEmpty()
            && first.address().getAddress().isAnyLocalAddress()
            && first.address().getPort() == SERVER_PORT;
    return all ? ServedInterfaces.up() : named();
  }

  /** The interfaces that have a socket each. */
  List<String> named() {
    return bindings.stream().flatMap(binding -> binding.device().stream()).toList();
  }

  /** Whether there is a socket for each interface. */
  boolean byDevice() {
    return bindings.getFirst().device().isPresent();
  }
}
