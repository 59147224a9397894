// SPDX-License-Identifier: Apache-2.0
package io.dialtone.link;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A UDP socket of Java's own. Bound to one address it knows all it must tell; bound to the wildcard
 * it can only guess the destination from the route back, and sends from the address the system
 * picks.
 */
final class PlainUdpSocket implements UdpSocket {
  private final DatagramChannel channel;
  private final DatagramSocket socket; // the channel's view with a timeout
  private final InetSocketAddress local;
  private final int interfaceIndex;
  private final ReentrantLock receiving = new ReentrantLock();
  private final byte[] buffer = new byte[LONGEST_PAYLOAD];

  private PlainUdpSocket(DatagramChannel channel, InetSocketAddress local, int interfaceIndex) {
    this.channel = channel;
    this.socket = channel.socket();
    this.local = local;
    this.interfaceIndex = interfaceIndex;
  }

  static PlainUdpSocket open(UdpBinding binding) throws SocketFault {
    if (binding.device().isPresent()) {
      throw new SocketFault(
          SocketFault.Kind.OTHER, "bind " + binding, "this system cannot bind to a device");
    }
    try {
      return bind(DatagramChannel.open(StandardProtocolFamily.INET), binding);
    } catch (IOException e) {
      throw fault("bind " + binding, e);
    }
  }

  private static PlainUdpSocket bind(DatagramChannel channel, UdpBinding binding)
      throws IOException {
    try {
      channel.setOption(StandardSocketOptions.SO_BROADCAST, binding.broadcast());
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, binding.shared());
      if (binding.crowded()) {
        channel.setOption(StandardSocketOptions.SO_RCVBUF, UdpBinding.CROWD_BYTES);
      }
      channel.bind(binding.address());
      NetworkInterface nic = NetworkInterface.getByInetAddress(binding.ip());
      return new PlainUdpSocket(
          channel, (InetSocketAddress) channel.getLocalAddress(), nic == null ? 0 : nic.getIndex());
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public InetSocketAddress localAddress() {
    return local;
  }

  @Override
  public Optional<Received> receive(Duration atMost) throws IOException {
    receiving.lock();
    try {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      return awaitOne(packet, atMost) ? Optional.of(received(packet)) : Optional.empty();
    } finally {
      receiving.unlock();
    }
  }

  private boolean awaitOne(DatagramPacket packet, Duration atMost) throws IOException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (true) {
      long millis = Math.ceilDiv(deadline - System.nanoTime(), 1_000_000L);
      try {
        socket.setSoTimeout(Math.clamp(millis, 1, Integer.MAX_VALUE)); // 0 would be for ever
        socket.receive(packet);
        return true;
      } catch (SocketTimeoutException e) {
        return false;
      } catch (PortUnreachableException e) {
        // an ICMP answer to an earlier packet of ours says nothing about the next to come
      } catch (SocketException e) {
        throw channel.isOpen() ? fault("receive", e) : new ClosedChannelException();
      }
    }
  }

  private Received received(DatagramPacket packet) {
    byte[] copy = new byte[packet.getLength()];
    System.arraycopy(packet.getData(), packet.getOffset(), copy, 0, copy.length);
    InetSocketAddress from = (InetSocketAddress) packet.getSocketAddress();
    Inet4Address ours = ourAddress((Inet4Address) from.getAddress());
    return new Received(ByteBuffer.wrap(copy), from, ours, ours, interfaceIndex);
  }

  private Inet4Address ourAddress(Inet4Address peer) {
    Inet4Address bound = (Inet4Address) local.getAddress();
    return bound.isAnyLocalAddress() ? Routes.sourceTowards(peer).orElse(bound) : bound;
  }

  @Override
  public void send(Inet4Address from, InetSocketAddress to, int byInterface, ByteBuffer payload)
      throws IOException {
    try {
      channel.send(payload, to);
    } catch (ClosedChannelException e) {
      throw e;
    } catch (PortUnreachableException e) {
      channel.send(payload, to); // what failed was an earlier packet
    } catch (SocketException e) {
      throw fault("send to " + to.getAddress().getHostAddress() + ":" + to.getPort(), e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new IllegalStateException("a UDP socket could not be closed", e);
    }
  }

  /** Java keeps the system's words and drops its number; the words are told apart again here. */
  private static SocketFault fault(String what, IOException e) {
    String reason = String.valueOf(e.getMessage());
    String words = reason.toLowerCase(Locale.ROOT);
    SocketFault.Kind kind = SocketFault.Kind.OTHER;
    if (words.contains("permission denied") || words.contains("not permitted")) {
      kind = SocketFault.Kind.NOT_PERMITTED;
    } else if (words.contains("cannot assign")) {
      kind = SocketFault.Kind.NO_SUCH_ADDRESS;
    } else if (e instanceof BindException) {
      kind = SocketFault.Kind.ADDRESS_IN_USE;
    } else if (words.contains("unreachable")) {
      kind = SocketFault.Kind.UNREACHABLE;
    } else if (words.contains("too long")) {
      kind = SocketFault.Kind.TOO_LONG;
    }
    return new SocketFault(kind, what, reason);
  }
}
