// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import io.dialtone.core.tftp.Netascii;
import io.dialtone.server.files.Snapshot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;

/** One version of a file on disk, opened for as many transfers as want it. */
final class OpenFile {
  /** Who reads it; {@link OpenFiles} counts. */
  int users;

  private final OpenFiles files;
  private final Snapshot snapshot;
  private OptionalLong netasciiLength = OptionalLong.empty();

  OpenFile(OpenFiles files, Snapshot snapshot) {
    this.files = files;
    this.snapshot = snapshot;
  }

  Snapshot snapshot() {
    return snapshot;
  }

  ByteBuffer page(long number) throws IOException {
    return files.page(snapshot, number);
  }

  void giveBack() {
    files.giveBack(this);
  }

  /** Its length as netascii, for which it is read once. */
  synchronized long netasciiLength() throws IOException {
    if (netasciiLength.isEmpty()) {
      netasciiLength = OptionalLong.of(netasciiLength(snapshot));
    }
    return netasciiLength.getAsLong();
  }

  static long netasciiLength(Snapshot snapshot) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate(OpenFiles.PAGE_BYTES);
    long length = 0;
    for (long at = 0; at < snapshot.size(); at += chunk.capacity()) {
      snapshot.read(at, chunk.clear());
      length += Netascii.encodedLength(chunk.flip());
    }
    return length;
  }
}
