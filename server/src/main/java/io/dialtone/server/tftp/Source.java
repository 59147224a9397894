// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import io.dialtone.server.files.Snapshot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The bytes of a file as one transfer reads them: from memory, or page by page from disk. */
final class Source implements AutoCloseable {
  private final Snapshot snapshot;
  private final Optional<OpenFile> file;
  private ByteBuffer page = ByteBuffer.allocate(0);
  private long pageAt; // where in the file the page begins

  private Source(Snapshot snapshot, Optional<OpenFile> file) {
    this.snapshot = snapshot;
    this.file = file;
  }

  /** Takes the snapshot over. */
  static Source of(Snapshot snapshot, OpenFiles files) {
    if (snapshot.memory().isPresent()) {
      return new Source(snapshot, Optional.empty());
    }
    OpenFile file = files.take(snapshot);
    return new Source(file.snapshot(), Optional.of(file));
  }

  long size() {
    return snapshot.size();
  }

  /** How long it is as netascii; reads all of it. */
  long netasciiLength() throws IOException {
    return file.isPresent() ? file.get().netasciiLength() : OpenFile.netasciiLength(snapshot);
  }

  /** Fills {@code into} from {@code offset} on, as far as the file goes. */
  void read(long offset, ByteBuffer into) throws IOException {
    if (file.isEmpty() || into.remaining() > OpenFiles.PAGE_BYTES) {
      snapshot.read(offset, into);
      return;
    }
    long end = Math.min(snapshot.size(), offset + into.remaining());
    for (long at = offset; at < end; ) {
      if (at < pageAt || at >= pageAt + page.limit()) {
        long number = at / OpenFiles.PAGE_BYTES;
        page = file.get().page(number);
        pageAt = number * OpenFiles.PAGE_BYTES;
      }
      int count = (int) (Math.min(end, pageAt + page.limit()) - at);
      into.put(into.position(), page, (int) (at - pageAt), count);
      into.position(into.position() + count);
      at += count;
    }
  }

  @Override
  public void close() {
    if (file.isPresent()) {
      file.get().giveBack();
    } else {
      snapshot.close();
    }
  }
}
