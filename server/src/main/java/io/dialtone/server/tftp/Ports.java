// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import io.dialtone.core.tftp.PortRange;
import java.io.IOException;
import java.net.BindException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Optional;

/**
 * Gives each transfer a port: any free one, or of a range for firewalls the one that was free for
 * longest, so that late packets of an old transfer meet no new one. Of those that are any, some are
 * kept open for the next transfers, for opening and closing one costs as much as five blocks.
 */
final class Ports {
  /** So many ports held by other programs are passed over for one transfer. */
  private static final int MOST_ATTEMPTS = 64;

  /** So many ports are kept open without a transfer. */
  private static final int MOST_IDLE = 64;

  /** Every port of the range is taken. */
  static final class NoneFreeException extends IOException {
    private static final long serialVersionUID = 1;

    NoneFreeException(PortRange range) {
      super("no port of " + range + " is free");
    }
  }

  private final Optional<PortRange> range;
  private final BitSet taken = new BitSet();
  private final Deque<OwnPort> idle = new ArrayDeque<>();
  private int next;

  Ports(Optional<PortRange> range) {
    this.range = range;
  }

  /**
   * Opens a port at this address of ours, if it can be another than the client has had just before:
   * what is still on its way to or from him must not be taken for a part of the new transfer (RFC
   * 1350 §4).
   */
  OwnPort open(Inet4Address ours, InetSocketAddress client) throws IOException {
    OwnPort oldest = idle.peekFirst();
    if (oldest != null && oldest.ours().equals(ours) && !oldest.client().equals(client)) {
      idle.removeFirst();
      if (isHis(oldest, client)) {
        return oldest;
      }
    }
    DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
    try {
      channel.configureBlocking(false);
      int number = range.isPresent() ? bind(channel, ours, range.get()) : bind(channel, ours, 0);
      taken.set(number);
      return new OwnPort(channel, this, ours, number, client);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static boolean isHis(OwnPort port, InetSocketAddress client) {
    try {
      port.again(client);
      return true;
    } catch (IOException e) {
      port.shut(); // a new one may be willing, or will say what is wrong
      return false;
    }
  }

  private static int bind(DatagramChannel channel, Inet4Address ours, int port) throws IOException {
    channel.bind(new InetSocketAddress(ours, port));
    return port;
  }

  private int bind(DatagramChannel channel, Inet4Address ours, PortRange from) throws IOException {
    int attempts = 0;
    int step = 0;
    for (; step < from.size() && attempts < MOST_ATTEMPTS; step++) {
      int port = from.first() + (next + step) % from.size();
      if (!taken.get(port)) {
        attempts++;
        if (isBound(channel, ours, port)) {
          next = (next + step + 1) % from.size();
          return port;
        }
      }
    }
    next = (next + step) % from.size(); // whoever comes next looks behind these
    throw new NoneFreeException(from);
  }

  private static boolean isBound(DatagramChannel channel, Inet4Address ours, int port)
      throws IOException {
    try {
      bind(channel, ours, port);
      return true;
    } catch (BindException _) {
      return false; // another program's
    }
  }

  void giveBack(OwnPort port) {
    taken.clear(port.number());
    if (range.isPresent()) {
      port.shut();
      return;
    }
    idle.addLast(port);
    if (idle.size() > MOST_IDLE) {
      idle.removeFirst().shut();
    }
  }

  /** Closes what is kept open. */
  void shut() {
    idle.forEach(OwnPort::shut);
    idle.clear();
  }
}
