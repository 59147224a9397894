// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** Addresses of ours as Java's sockets write them, and back. */
final class Addresses {
  private Addresses() {}

  static InetSocketAddress socketAddress(Endpoint endpoint) {
    return new InetSocketAddress(
        InetAddress.ofLiteral(endpoint.address().toString()), endpoint.port());
  }

  static Endpoint endpoint(InetSocketAddress address) {
    return new Endpoint(ip4((Inet4Address) address.getAddress()), address.getPort());
  }

  static Ip4Address ip4(Inet4Address address) {
    return new Ip4Address(ByteBuffer.wrap(address.getAddress()).getInt());
  }
}
