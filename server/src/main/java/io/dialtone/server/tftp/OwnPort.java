// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.tftp.TftpPacket;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Optional;

/**
 * A port of one transfer's own (RFC 1350 §4). It is not connected, so that packets from a third
 * port can be told what RFC 1350 wants.
 */
final class OwnPort implements Outlet {
  private static final Bytes UNKNOWN_TRANSFER =
      new TftpPacket.Failure(TftpPacket.Failure.UNKNOWN_TRANSFER_ID, "unknown transfer ID")
          .encode();

  private final DatagramChannel channel;
  private final Ports ports;
  private final Inet4Address ours;
  private final int number;
  private int strangers;
  private boolean idle;

  OwnPort(DatagramChannel channel, Ports ports, Inet4Address ours, int number) {
    this.channel = channel;
    this.ports = ports;
    this.ours = ours;
    this.number = number;
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

  /** For the next transfer. */
  OwnPort again() {
    idle = false;
    strangers = 0;
    return this;
  }

  DatagramChannel channel() {
    return channel;
  }

  /** The next datagram of the client; somebody else's is answered with error 5. */
  Optional<ByteBuffer> receive(ByteBuffer room, InetSocketAddress client) throws IOException {
    if (!(channel.receive(room.clear()) instanceof InetSocketAddress from)) {
      return Optional.empty();
    }
    if (idle || !from.equals(client)) {
      strangers++;
      channel.send(UNKNOWN_TRANSFER.buffer(), from); // the transfer itself is not disturbed
      return Optional.empty();
    }
    return Optional.of(room.flip());
  }

  @Override
  public void send(ByteBuffer packet, InetSocketAddress to) throws IOException {
    channel.send(packet, to);
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
      channel.close();
    } catch (IOException e) {
      throw new IllegalStateException("a UDP socket could not be closed", e);
    }
  }
}
