// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** Where every packet is lost. */
final class Nowhere implements Outlet {
  @Override
  public void send(ByteBuffer packet, InetSocketAddress to) {
    // lost
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
