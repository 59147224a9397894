// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import io.dialtone.core.tftp.Mode;
import io.dialtone.server.files.Snapshot;
import java.io.IOException;
import java.nio.ByteBuffer;

/** What one transfer sends: a version of a file that stays what it is, in its mode's writing. */
interface Content extends AutoCloseable {

  /** As many bytes as it takes on the wire. */
  long length();

  /** Fills {@code into} with the bytes from {@code offset} on, which it must have. */
  void read(long offset, ByteBuffer into) throws IOException;

  @Override
  void close();

  /** The content of a snapshot, which is closed with it; netascii reads it once to its end. */
  static Content of(Snapshot snapshot, Mode mode) throws IOException {
    return switch (mode) {
      case OCTET -> new OctetContent(snapshot);
      case NETASCII -> NetasciiContent.of(snapshot);
    };
  }
}
