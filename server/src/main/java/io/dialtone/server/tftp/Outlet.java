// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** The way a transfer's packets go out: by a port of its own, or by the port that all share. */
interface Outlet extends AutoCloseable {

  /**
   * Sends at once or not at all: what finds no room counts as lost, the transfer's clock's work.
   *
   * @throws IOException when the system refuses to send it just now
   */
  void send(ByteBuffer packet, InetSocketAddress to) throws IOException;

  /** How many packets came from others than the client. */
  int strangers();

  @Override
  void close();
}
