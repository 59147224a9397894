// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A file's bytes as they are. */
final class OctetContent implements Content {
  private final Source source;

  OctetContent(Source source) {
    this.source = source;
  }

  @Override
  public long length() {
    return source.size();
  }

  @Override
  public void read(long offset, ByteBuffer into) throws IOException {
    source.read(offset, into);
  }

  @Override
  public void close() {
    source.close();
  }
}
