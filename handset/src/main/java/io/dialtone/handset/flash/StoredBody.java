// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.flash;

import io.dialtone.wire.octets.Bytes;
import java.util.Optional;

/**
 * A body as flash keeps it.
 *
 * @param sha256 of the whole body, 64 lower-case hex digits
 * @param text the bytes, of text files only; the phone never reads them back, so that a shell with
 *     very many phones may forget them
 */
public record StoredBody(long length, String sha256, Optional<Bytes> text) {

  /** The body of a text file. */
  public static StoredBody ofText(Bytes bytes) {
    BodyDigest digest = new BodyDigest(true);
    digest.append(bytes);
    return digest.finish();
  }
}
