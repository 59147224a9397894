// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.flash;

import io.dialtone.wire.octets.ByteWriter;
import io.dialtone.wire.octets.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Turns a body that comes in pieces into a {@link StoredBody}; every flash may build on it. */
public final class BodyDigest {

  private final MessageDigest digest;
  private final boolean keepBytes;
  private final ByteWriter kept = new ByteWriter();
  private long length;

  /** Begins an empty body; {@code keepBytes} for text files. */
  public BodyDigest(boolean keepBytes) {
    this.keepBytes = keepBytes;
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Adds a piece. */
  public void append(Bytes piece) {
    piece.addTo(digest);
    length += piece.length();
    if (keepBytes) {
      kept.bytes(piece);
    }
  }

  /** The whole. */
  public StoredBody finish() {
    return new StoredBody(
        length,
        HexFormat.of().formatHex(digest.digest()),
        keepBytes ? Optional.of(kept.toBytes()) : Optional.empty());
  }
}
