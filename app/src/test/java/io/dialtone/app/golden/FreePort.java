// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port of loopback that was free a moment ago, for programs that must be told one. */
public final class FreePort {
  private FreePort() {}

  static int next() {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The same for UDP. */
  public static int nextUdp() {
    try (var socket = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
