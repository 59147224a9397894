// SPDX-License-Identifier: Apache-2.0
package io.dialtone.link;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A UDP socket that tells where each datagram was sent to, and sends from the address it is told.
 *
 * <p>A wildcard socket of Java's asked at 127.0.0.7 answers from 127.0.0.1, and a DHCP server must
 * know the interface a broadcast came in by; hence this one. Any thread may send; one at a time
 * receives; any thread may close, and whoever receives is woken at once.
 */
public interface UdpSocket extends AutoCloseable {

  /** As long as a UDP payload over IPv4 can be. */
  int LONGEST_PAYLOAD = 65_507;

  /**
   * Opens and binds a socket. One bound to a single address needs nothing from the system that Java
   * lacks, and is a plain channel, on which virtual threads wait cheaply; a wildcard socket, one of
   * a device or one for a crowd is made by foreign calls where the system is a Linux we know.
   */
  static UdpSocket open(UdpBinding binding) throws SocketFault {
    boolean plainSuffices =
        !binding.ip().isAnyLocalAddress() && binding.device().isEmpty() && !binding.crowded();
    if (plainSuffices || !NativeUdpSocket.supported()) {
      return PlainUdpSocket.open(binding);
    }
    return NativeUdpSocket.open(binding);
  }

  /**
   * Opens one socket a binding and gives them out as one, for a thread that waits on all of them
   * and is woken by others. Several must each be of a device of its own.
   */
  static UdpSocket openAll(List<UdpBinding> bindings) throws SocketFault {
    UdpBinding binding = bindings.getFirst();
    boolean ofDevices = bindings.size() > 1 || binding.device().isPresent();
    if (ofDevices && NativeUdpSocket.supported()) {
      return SocketGroup.open(bindings);
    }
    return NativeUdpSocket.supported()
        ? NativeUdpSocket.open(binding)
        : PlainUdpSocket.open(binding);
  }

  /**
   * Opens a UDP port of a device that has no address yet, as DHCP clients need it: it sends from
   * 0.0.0.0, always by broadcast, and hears everything that comes to the port by this device.
   */
  static UdpSocket openBare(Device device, int port) throws SocketFault {
    return BareUdpSocket.open(device, port);
  }

  /** The address bound to, and the port really taken. */
  InetSocketAddress localAddress();

  /**
   * The next datagram, or empty when this long has passed without one, or on {@link #wake}.
   *
   * @throws ClosedChannelException when the socket is closed, before or meanwhile
   */
  Optional<Received> receive(Duration atMost) throws IOException;

  /**
   * Sends what remains in {@code payload}.
   *
   * @param from our address to send from; 0.0.0.0 leaves it to the system
   * @param interfaceIndex the interface to send by; 0 leaves it to the system
   */
  void send(Inet4Address from, InetSocketAddress to, int interfaceIndex, ByteBuffer payload)
      throws IOException;

  /** Sends by whatever interface leads there. */
  default void send(Inet4Address from, InetSocketAddress to, ByteBuffer payload)
      throws IOException {
    send(from, to, 0, payload);
  }

  /** Answers a datagram from the address it came to. */
  default void answer(Received received, ByteBuffer payload) throws IOException {
    send(received.local(), received.from(), 0, payload);
  }

  /**
   * Ends the {@link #receive} that waits, or else the next, as if its time were over. A plain
   * socket cannot be woken: there the time must pass.
   */
  default void wake() {}

  /**
   * Opens the socket of this device anew, in the place of the old one: a socket stays with the
   * device it was opened on, and one that was removed and made again is another. Only what {@link
   * #openAll} opened on devices can do so. If it fails the old socket stays.
   */
  default void reopen(String device) throws IOException {
    throw new IllegalArgumentException("no socket is of the device " + device);
  }

  @Override
  void close();
}
