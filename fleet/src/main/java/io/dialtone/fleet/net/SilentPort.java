// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.net;

import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.handset.port.Datagram;
import io.dialtone.handset.port.UdpPort;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import java.time.Duration;
import java.util.Optional;

/** A port that leads nowhere: what is sent is lost, nothing ever comes. */
record SilentPort(PowerSwitch power, int localPort) implements UdpPort {

  @Override
  public void send(Endpoint to, Bytes payload) {
    power.check("udp");
  }

  @Override
  public Optional<Datagram> receive(Duration atMost) {
    power.pause(atMost);
    return Optional.empty();
  }

  @Override
  public void close() {
    // nothing was opened
  }
}
