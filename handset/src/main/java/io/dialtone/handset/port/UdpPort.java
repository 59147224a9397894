// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.port;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import java.time.Duration;
import java.util.Optional;

/** One open UDP port of the phone. */
public interface UdpPort extends AutoCloseable {

  /** The port number in use, also where any was asked for. */
  int localPort();

  /** Sends one datagram; whether it arrives is another matter. */
  void send(Endpoint to, Bytes payload);

  /** The next datagram, or empty when none came within the time. */
  Optional<Datagram> receive(Duration atMost);

  @Override
  void close();
}
