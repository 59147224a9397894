// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.golden;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port of loopback, free for TCP and UDP, for programs that must be told one. It is below those
 * that the system gives to whoever asks for any, so that nobody is given it meanwhile.
 */
public final class FreePort {
  private static final int FIRST = 10_000;
  private static final int END = 32_000;

  private FreePort() {}

  public static int next() {
    InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, END);
      try (var _ = new ServerSocket(port, 1, loopback);
          var _ = new DatagramSocket(port, loopback)) {
        return port;
      } catch (IOException _) {
        // somebody has it: another one
      }
    }
  }
}
