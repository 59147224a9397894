// SPDX-License-Identifier: Apache-2.0
package io.dialtone.link;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnknownHostException;
import java.nio.channels.DatagramChannel;
import java.util.Optional;

/** What the system's routing says of IPv4 addresses. */
public final class Routes {
  /** 0.0.0.0. */
  public static final Inet4Address ANY = ip4(new byte[4]);

  /** 192.0.2.1, which is nobody's (RFC 5737): the way to it is the way outside. */
  public static final Inet4Address ANY_OUTSIDE = ip4(new byte[] {(byte) 192, 0, 2, 1});

  private static final int DISCARD_PORT = 9;

  private Routes() {}

  /** Our address on the interface that leads to this one, or empty where no route does. */
  public static Optional<Inet4Address> sourceTowards(Inet4Address destination) {
    // connecting a UDP socket sends nothing, but makes the system choose route and source address
    try (DatagramChannel probe = DatagramChannel.open(StandardProtocolFamily.INET)) {
      probe.connect(new InetSocketAddress(destination, DISCARD_PORT));
      return probe.getLocalAddress() instanceof InetSocketAddress chosen
              && chosen.getAddress() instanceof Inet4Address ip
          ? Optional.of(ip)
          : Optional.empty();
    } catch (IOException noRoute) {
      return Optional.empty();
    }
  }

  static Inet4Address ip4(byte[] four) {
    try {
      return (Inet4Address) InetAddress.getByAddress(four);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("four bytes are an address", impossible);
    }
  }
}
