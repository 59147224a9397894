// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.net;

import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/** Addresses of the wire as the JDK wants them, and back. */
public final class Addresses {
  private Addresses() {}

  /** The address for a socket. */
  public static InetAddress inet(Ip4Address address) {
    int bits = address.bits();
    byte[] octets = {
      (byte) (bits >>> 24), (byte) (bits >>> 16), (byte) (bits >>> 8), (byte) bits,
    };
    try {
      return InetAddress.getByAddress(octets);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("four octets are an address", impossible);
    }
  }

  /** Address and port for a socket. */
  public static InetSocketAddress socket(Endpoint endpoint) {
    return new InetSocketAddress(inet(endpoint.address()), endpoint.port());
  }

  /** A socket's IPv4 address and port. */
  public static Endpoint endpoint(InetSocketAddress address) {
    return new Endpoint(ip4((Inet4Address) address.getAddress()), address.getPort());
  }

  static Ip4Address ip4(Inet4Address address) {
    byte[] octets = address.getAddress();
    return Ip4Address.of(octets[0] & 0xff, octets[1] & 0xff, octets[2] & 0xff, octets[3] & 0xff);
  }

  /** A dotted address, or the first IPv4 address that the host's resolver knows for a name. */
  public static Optional<Ip4Address> resolve(String host) {
    Optional<Ip4Address> dotted = Ip4Address.parse(host);
    if (dotted.isPresent()) {
      return dotted;
    }
    try {
      return Arrays.stream(InetAddress.getAllByName(host))
          .filter(Inet4Address.class::isInstance)
          .map(address -> ip4((Inet4Address) address))
          .findFirst();
    } catch (UnknownHostException _) {
      return Optional.empty();
    }
  }
}
