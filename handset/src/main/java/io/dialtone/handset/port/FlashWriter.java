// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.port;

import io.dialtone.handset.flash.StoredBody;
import io.dialtone.wire.octets.Bytes;

/** One body on its way into flash; ends with {@link #finish} or {@link #abort}. */
public interface FlashWriter {

  /** Takes the next piece. */
  void append(Bytes piece);

  /** The body is whole; what a commit needs to name it. */
  StoredBody finish();

  /** The body is not wanted. */
  void abort();
}
