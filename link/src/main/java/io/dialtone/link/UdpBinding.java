// SPDX-License-Identifier: Apache-2.0
package io.dialtone.link;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a UDP socket listens: an IPv4 address and port (0 for any), perhaps one network device,
 * whether it may send to broadcast addresses, whether many may speak to it at once, and whether it
 * rather loses a datagram than waits to send it.
 */
public record UdpBinding(
    InetSocketAddress address,
    Optional<String> device,
    boolean broadcast,
    boolean shared,
    boolean crowded,
    boolean hasty) {

  /**
   * Bytes asked for where many may speak at once: some 6,000 datagrams of phones, which Linux
   * charges for more than they hold. Its usual buffer takes some 200.
   */
  static final int CROWD_BYTES = 4 << 20;

  /** The longest device name Linux knows (IFNAMSIZ without its final zero). */
  private static final int LONGEST_DEVICE = 15;

  public UdpBinding {
    Objects.requireNonNull(device);
    if (!(address.getAddress() instanceof Inet4Address)) {
      throw new IllegalArgumentException("not an IPv4 address: " + address);
    }
    if (device.isPresent() && (device.get().isEmpty() || device.get().length() > LONGEST_DEVICE)) {
      throw new IllegalArgumentException("not a device name: " + device.get());
    }
  }

  /** A socket on this address and port, of no particular device, that does not broadcast. */
  public static UdpBinding at(InetAddress address, int port) {
    return at(new InetSocketAddress(address, port));
  }

  public static UdpBinding at(InetSocketAddress address) {
    return new UdpBinding(address, Optional.empty(), false, false, false, false);
  }

  /** The same, taking and sending packets of this device only (SO_BINDTODEVICE). */
  public UdpBinding onDevice(String name) {
    return new UdpBinding(address, Optional.of(name), broadcast, shared, crowded, hasty);
  }

  /** The same, allowed to send to broadcast addresses (SO_BROADCAST). */
  public UdpBinding broadcasting() {
    return new UdpBinding(address, device, true, shared, crowded, hasty);
  }

  /** The same, beside other sockets on the same port that agree to it (SO_REUSEADDR). */
  public UdpBinding sharing() {
    return new UdpBinding(address, device, broadcast, true, crowded, hasty);
  }

  /**
   * The same, for very many that may speak at once, as phones do when a site's power returns:
   * datagrams wait in a large buffer (SO_RCVBUF) instead of being lost.
   */
  public UdpBinding forCrowd() {
    return new UdpBinding(address, device, broadcast, shared, true, hasty);
  }

  /**
   * The same, which never waits to send: what the system has no room for is refused. Else whoever
   * makes us answer addresses where nobody is, for each of which the system asks by ARP for
   * seconds, makes all others wait as long; so the room is large too (SO_SNDBUF).
   */
  public UdpBinding inHaste() {
    return new UdpBinding(address, device, broadcast, shared, crowded, true);
  }

  Inet4Address ip() {
    return (Inet4Address) address.getAddress();
  }

  @Override
  public String toString() {
    String place = ip().getHostAddress() + ":" + address.getPort();
    return device.map(name -> place + " on " + name).orElse(place);
  }
}
