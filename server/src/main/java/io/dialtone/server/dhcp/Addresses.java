// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/** Addresses of ours as Java's sockets write them, and back. */
final class Addresses {
  private Addresses() {}

  static Inet4Address inet(Ip4Address address) {
    try {
      return (Inet4Address) InetAddress.getByAddress(address.bytes().toArray());
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("four bytes are an address", impossible);
    }
  }

  static InetSocketAddress socketAddress(Endpoint endpoint) {
    return new InetSocketAddress(inet(endpoint.address()), endpoint.port());
  }

  static Endpoint endpoint(InetSocketAddress address) {
    return new Endpoint(ip4((Inet4Address) address.getAddress()), address.getPort());
  }

  static Ip4Address ip4(Inet4Address address) {
    return new Ip4Address(ByteBuffer.wrap(address.getAddress()).getInt());
  }
}
