// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.tftp.TftpPacket;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Optional;

/**
 * A port of one transfer's own (RFC 1350 §4), with one socket or two. The door is not connected, so
 * that packets from a third port can be told what RFC 1350 wants. A long transfer, and one by a
 * port that has served before, has a line besides, a socket at the same port that is connected to
 * the client: the kernel gives it what the client sends, and looks for no route with each packet.
 */
final class OwnPort implements Outlet {
  private static final int ERROR = 5;
  private static final Bytes UNKNOWN_TRANSFER =
      new TftpPacket.Failure(TftpPacket.Failure.UNKNOWN_TRANSFER_ID, "unknown transfer ID")
          .encode();

  private final DatagramChannel door;
  private Optional<DatagramChannel> line = Optional.empty();
  private final Ports ports;
  private final Inet4Address ours;
  private final int number;
  private InetSocketAddress client;
  private int strangers;
  private boolean idle;
  private boolean servedBefore;

  OwnPort(
      DatagramChannel door, Ports ports, Inet4Address ours, int number, InetSocketAddress client) {
    this.door = door;
    this.ports = ports;
    this.ours = ours;
    this.number = number;
    this.client = client;
  }

  /** The address of ours that it is bound to. */
  Inet4Address ours() {
    return ours;
  }

  /** Its number in the range, 0 where there is none. */
  int number() {
    return number;
  }

  /** No transfer has it just now. */
  boolean isIdle() {
    return idle;
  }

  /** Who has it, or had it last. */
  InetSocketAddress client() {
    return client;
  }

  /**
   * Makes it the next client's, and its line as well: from here on, and with nothing in it of the
   * client before. He cannot have sent anything to it yet, for he does not know the port.
   *
   * @throws IOException when the line cannot be his; the port is of no use then
   */
  void again(InetSocketAddress next) throws IOException {
    if (line.isPresent()) {
      line.get().socket().connect(next); // a channel itself would have to be disconnected first
    }
    client = next;
    idle = false;
    strangers = 0;
    servedBefore = true;
  }

  /** Has the selector tell the transfer what comes. */
  void listen(Selector selector, LiveTransfer transfer) throws IOException {
    door.register(selector, SelectionKey.OP_READ, transfer);
    if (line.isPresent()) {
      line.get().register(selector, SelectionKey.OP_READ, transfer);
    }
  }

  DatagramChannel door() {
    return door;
  }

  /** Whether it is connected to its client. */
  boolean hasLine() {
    return line.isPresent();
  }

  /** Whether it has had a transfer before this one: it may have many more. */
  boolean hasServedBefore() {
    return servedBefore;
  }

  /**
   * Opens a line to the client. What he has sent and nobody has read yet may be lost, so this is
   * done when it is our turn to speak.
   */
  DatagramChannel connect() throws IOException {
    DatagramChannel connected = DatagramChannel.open(StandardProtocolFamily.INET);
    try {
      connected.configureBlocking(false);
      // both are willing for this moment only: two transfers must never be given the same port
      connected.setOption(StandardSocketOptions.SO_REUSEPORT, true);
      door.setOption(StandardSocketOptions.SO_REUSEPORT, true);
      connected.bind(door.getLocalAddress());
      door.setOption(StandardSocketOptions.SO_REUSEPORT, false);
      connected.setOption(StandardSocketOptions.SO_REUSEPORT, false);
      connected.connect(client);
    } catch (IOException e) {
      connected.close();
      throw e;
    }
    line = Optional.of(connected);
    return connected;
  }

  /** The next datagram of the client; somebody else's is answered with error 5, but for errors. */
  Optional<ByteBuffer> receive(ByteBuffer room) throws IOException {
    InetSocketAddress from = client;
    if (line.isEmpty() || !heard(line.get(), room)) {
      if (!(door.receive(room.clear()) instanceof InetSocketAddress sender)) {
        return Optional.empty();
      }
      from = sender;
    }
    if (idle || !from.equals(client)) {
      strangers++;
      if (!isError(room.flip())) {
        answerStranger(from);
      }
      return Optional.empty();
    }
    return Optional.of(room.flip());
  }

  /** An error is never answered (RFC 1350 §7): two that did would talk for ever. */
  private static boolean isError(ByteBuffer datagram) {
    return datagram.remaining() < Short.BYTES || datagram.getShort(datagram.position()) == ERROR;
  }

  /** The transfer itself is not disturbed, not even by one who cannot be answered: port 0. */
  void answerStranger(SocketAddress stranger) {
    try {
      door.send(UNKNOWN_TRANSFER.buffer(), stranger);
    } catch (IOException e) {
      // he learns nothing
    }
  }

  private static boolean heard(DatagramChannel line, ByteBuffer room) {
    try {
      return line.receive(room.clear()) != null;
    } catch (IOException e) {
      return false; // an ICMP answer to an earlier packet: the transfer's clock will see to it
    }
  }

  @Override
  public void send(ByteBuffer packet, InetSocketAddress to) throws IOException {
    if (line.isEmpty() || !sent(line.get(), packet)) {
      door.send(packet, to);
    }
  }

  private static boolean sent(DatagramChannel line, ByteBuffer packet) {
    try {
      line.write(packet);
      return true;
    } catch (IOException e) {
      return false; // an ICMP answer to an earlier packet, and this one has not gone out
    }
  }

  @Override
  public int strangers() {
    return strangers;
  }

  @Override
  public void close() {
    idle = true;
    ports.giveBack(this);
  }

  /** Ends it for good. */
  void shut() {
    try {
      if (line.isPresent()) {
        line.get().close();
      }
      door.close();
    } catch (IOException e) {
      throw new IllegalStateException("a UDP socket could not be closed", e);
    }
  }
}
