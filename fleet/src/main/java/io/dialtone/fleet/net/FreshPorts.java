// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.net;

import io.dialtone.link.UdpBinding;
import io.dialtone.link.UdpSocket;
import java.io.IOException;

/**
 * Opens a phone's UDP sockets, never the same local port twice running: a late packet of the
 * transfer before must not reach the next one (RFC 1350 section 4).
 */
final class FreshPorts {

  /** Opens one socket. */
  @FunctionalInterface
  interface Opening {
    UdpSocket open(UdpBinding binding) throws IOException;
  }

  private final Opening opening;
  private int last;

  FreshPorts() {
    this(UdpSocket::open);
  }

  FreshPorts(Opening opening) {
    this.opening = opening;
  }

  /** A socket there; where any port will do, another than the one before. */
  synchronized UdpSocket open(UdpBinding binding) throws IOException {
    UdpSocket socket = opening.open(binding);
    if (binding.address().getPort() == 0 && port(socket) == last) {
      try (UdpSocket _ = socket) { // held meanwhile, so that the system chooses another
        socket = opening.open(binding);
      }
    }
    last = port(socket);
    return socket;
  }

  private static int port(UdpSocket socket) {
    return socket.localAddress().getPort();
  }
}
