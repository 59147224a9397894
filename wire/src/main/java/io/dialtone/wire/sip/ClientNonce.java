// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.sip;

import java.util.Locale;

/**
 * What the answering side adds to a digest with {@code qop=auth}: RFC 2617 section 3.2.2.
 *
 * @param count how often the server's nonce was used by now, this time included
 */
public record ClientNonce(String text, int count) {

  public ClientNonce {
    if (text.isEmpty() || count < 1) {
      throw new IllegalArgumentException("a client's nonce is a text, counted from 1");
    }
  }

  /** The count as eight hexadecimal digits. */
  public String nc() {
    return String.format(Locale.ROOT, "%08x", count);
  }
}
