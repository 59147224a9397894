// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.crowd;

import io.dialtone.fleet.tally.Tally;
import io.dialtone.handset.port.Datagram;
import io.dialtone.handset.port.UdpPort;
import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.MalformedPacketException;
import java.time.Duration;
import java.util.Optional;

/** A phone's port for DHCP, with its packets counted and its exchange timed. */
final class LeaseWatch implements UdpPort {
  private final UdpPort port;
  private final Tally tally;
  private long begunNanos;
  private boolean begun;
  private boolean bound;

  LeaseWatch(UdpPort port, Tally tally) {
    this.port = port;
    this.tally = tally;
  }

  @Override
  public int localPort() {
    return port.localPort();
  }

  @Override
  public void send(Endpoint to, Bytes payload) {
    if (!begun) {
      begun = true;
      begunNanos = System.nanoTime();
      tally.addressWanted();
    }
    type(payload).ifPresent(tally::dhcp);
    port.send(to, payload);
  }

  @Override
  public Optional<Datagram> receive(Duration atMost) {
    Optional<Datagram> datagram = port.receive(atMost);
    datagram.flatMap(d -> type(d.payload())).ifPresent(tally::dhcp);
    return datagram;
  }

  /** The phone took the address: not every ACK that comes is one that it asked for. */
  void taken() {
    if (begun && !bound) {
      bound = true;
      tally.bound(System.nanoTime() - begunNanos);
    }
  }

  private static Optional<DhcpMessageType> type(Bytes packet) {
    try {
      return DhcpPacket.parse(packet).messageType();
    } catch (MalformedPacketException _) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    port.close();
  }
}
