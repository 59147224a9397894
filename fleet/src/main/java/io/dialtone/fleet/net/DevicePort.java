// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.net;

import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.handset.port.Datagram;
import io.dialtone.handset.port.UdpPort;
import io.dialtone.link.Device;
import io.dialtone.link.UdpBinding;
import io.dialtone.link.UdpSocket;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import java.io.Closeable;
import java.io.IOException;
import java.net.Inet4Address;
import java.time.Duration;
import java.util.Optional;

/**
 * The phone's DHCP port on a device of this machine: it broadcasts there before the phone has an
 * address, and hears broadcasts (RFC 2131 section 4.1). Once the phone has an address it is an
 * ordinary socket, which shares port 68 with a client of the machine's own, if that one shares too.
 */
final class DevicePort implements UdpPort, Closeable {
  private static final int CLIENT_PORT = 68;

  private final Device device;
  private final Inet4Address from;
  private final PowerSwitch power;
  private final UdpSocket socket;
  private final DatagramQueue waiting;

  private DevicePort(Device device, Ip4Address from, PowerSwitch power, UdpSocket socket) {
    this.device = device;
    this.from = (Inet4Address) Addresses.inet(from);
    this.power = power;
    this.socket = socket;
    this.waiting = new DatagramQueue(power, "dhcp");
  }

  /**
   * Opens it.
   *
   * @param from the phone's address, 0.0.0.0 where it has none
   */
  static DevicePort open(Device device, Ip4Address from, PowerSwitch power) throws IOException {
    UdpSocket socket =
        from.isUnspecified() ? UdpSocket.openBare(device, CLIENT_PORT) : bound(device);
    var port = new DevicePort(device, from, power, socket);
    // its waits hold their thread, so it gets one of its own
    Thread.ofPlatform()
        .daemon()
        .name("dhcp on " + device.name())
        .start(() -> port.waiting.takeAll(socket));
    return power.attach(port);
  }

  private static UdpSocket bound(Device device) throws IOException {
    return UdpSocket.open(
        UdpBinding.at(Addresses.inet(Ip4Address.ANY), CLIENT_PORT)
            .onDevice(device.name())
            .broadcasting()
            .sharing());
  }

  @Override
  public int localPort() {
    return CLIENT_PORT;
  }

  @Override
  public void send(Endpoint to, Bytes payload) {
    power.check("dhcp");
    try {
      socket.send(from, Addresses.socket(to), device.index(), payload.buffer());
    } catch (IOException _) {
      power.check("dhcp"); // the cable is out, or the server unreachable: lost
    }
  }

  @Override
  public Optional<Datagram> receive(Duration atMost) {
    return waiting.next(atMost);
  }

  @Override
  public void close() {
    socket.close();
    power.detach(this);
  }
}
