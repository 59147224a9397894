// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.netns;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * Requests from 10.77.0.129 to .252 for a file that is not there, by nobody who can be answered.
 */
final class AbsentPhones {
  static final int REQUESTS = 10_000;

  private AbsentPhones() {}

  public static void main(String... server) throws IOException {
    byte[] request = "\0\1absent\0octet\0".getBytes(StandardCharsets.ISO_8859_1);
    var to = new InetSocketAddress(InetAddress.ofLiteral(server[0]), 69);
    for (int sent = 0; sent < REQUESTS; ) {
      var from = InetAddress.ofLiteral("10.77.0." + (129 + sent / 100 % 124));
      try (var socket = new DatagramSocket(new InetSocketAddress(from, 0))) {
        for (int each = 0; each < 100; each++, sent++) {
          socket.send(new DatagramPacket(request, request.length, to));
        }
      }
    }
  }
}
