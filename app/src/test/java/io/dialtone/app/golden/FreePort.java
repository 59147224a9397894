// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A TCP port of loopback that was free a moment ago, for programs that must be told one. */
final class FreePort {
  private FreePort() {}

  static int next() {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
