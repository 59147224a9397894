// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.net;

import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.handset.port.Datagram;
import io.dialtone.handset.port.UdpPort;
import io.dialtone.link.UdpSocket;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import java.io.IOException;
import java.net.Inet4Address;
import java.time.Duration;
import java.util.Optional;

/** One phone's share of a socket that many have: whoever reads the socket rings for it. */
abstract class SharedPort implements UdpPort {
  private final String call;
  private final UdpSocket socket;
  private final Doorbell bell;
  private final PowerSwitch power;

  /**
   * A share whose bell hangs already.
   *
   * @param call what the phone is at, as its power switch counts it
   */
  SharedPort(String call, UdpSocket socket, Doorbell bell, PowerSwitch power) {
    this.call = call;
    this.socket = socket;
    this.bell = bell;
    this.power = power;
  }

  /** Takes the bell down. */
  abstract void forget(Doorbell bell);

  @Override
  public int localPort() {
    return socket.localAddress().getPort();
  }

  void send(Ip4Address own, Endpoint to, Bytes payload) {
    power.check(call);
    try {
      var from = (Inet4Address) Addresses.inet(own);
      socket.send(from, Addresses.socket(to), payload.buffer());
    } catch (IOException _) {
      power.check(call); // refused by the system: lost, as UDP may lose it
    }
  }

  @Override
  public Optional<Datagram> receive(Duration atMost) {
    return bell.next(atMost, call);
  }

  @Override
  public void close() {
    forget(bell);
    bell.detach();
  }
}
