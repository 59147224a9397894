// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import io.dialtone.core.tftp.Mode;
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

  /** A source's content, which is closed with it; netascii reads it once to its end. */
  static Content of(Source source, Mode mode) throws IOException {
    return switch (mode) {
      case OCTET -> new OctetContent(source);
      case NETASCII -> new NetasciiContent(source, source.netasciiLength());
    };
  }
}
