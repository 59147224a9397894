// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import io.dialtone.server.files.Snapshot;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A file's bytes as they are. Of a file on disk a stretch is read ahead, for a call to the system
 * for each block would cost as much as sending it.
 */
final class OctetContent implements Content {
  private static final int STRETCH = 16 * 1024;

  private final Snapshot snapshot;
  private final ByteBuffer stretch;
  private long stretchAt; // where in the file the stretch begins

  OctetContent(Snapshot snapshot) {
    this.snapshot = snapshot;
    int size = snapshot.memory().isPresent() ? 0 : STRETCH;
    this.stretch = ByteBuffer.allocate(size).limit(0);
  }

  @Override
  public long length() {
    return snapshot.size();
  }

  @Override
  public void read(long offset, ByteBuffer into) throws IOException {
    int count = into.remaining();
    if (stretch.capacity() < count) {
      snapshot.read(offset, into);
      return;
    }
    if (offset < stretchAt || offset + count > stretchAt + stretch.limit()) {
      snapshot.read(offset, stretch.clear());
      stretch.flip();
      stretchAt = offset;
    }
    into.put(into.position(), stretch, (int) (offset - stretchAt), count);
    into.position(into.position() + count);
  }

  @Override
  public void close() {
    snapshot.close();
  }
}
