// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** Where every packet is lost, of which some perhaps cannot even be sent. */
final class Nowhere implements Outlet {
  private int refusals;

  /** So many of the next packets the system refuses. */
  Nowhere refusing(int packets) {
    refusals = packets;
    return this;
  }

  @Override
  public void send(ByteBuffer packet, InetSocketAddress to) throws IOException {
    if (refusals > 0) {
      refusals--;
      throw new IOException("Operation not permitted");
    }
  }

  @Override
  public int strangers() {
    return 0;
  }

  @Override
  public void close() {
    // holds nothing
  }
}
