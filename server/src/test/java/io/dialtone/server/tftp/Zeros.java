// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import java.nio.ByteBuffer;

/** So many bytes, all zero. */
record Zeros(long length) implements Content {
  @Override
  public void read(long offset, ByteBuffer into) {
    into.position(into.limit());
  }

  @Override
  public void close() {
    // holds nothing
  }
}
